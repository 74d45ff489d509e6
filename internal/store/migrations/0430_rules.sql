-- Mended rules of what is owed make other rows of the same log, which are made again (store.refresh); and there is a kind of fact,
-- MeasurePassed, that an older program does not know.
update writer set smallest = 3;
