-- Where nobody is the deputy or the safety officer, who stands above reads instead: the rows of readers are made again (store.refresh).
update writer set smallest = 5;
