-- A server that counts anew without saying so gives another mail an old UID: that is kept too.
drop index mail_uid;
create index mail_uid on mail (org, box, validity, uid);
