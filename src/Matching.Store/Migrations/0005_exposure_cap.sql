-- A generation published with an exposure cap has pages whose order is not that of their scores: it says so.
ALTER TABLE generation ADD COLUMN cap_pages INTEGER CHECK (cap_pages > 0);
ALTER TABLE generation ADD COLUMN cap_places INTEGER CHECK ((cap_places > 0) = (cap_pages > 0));

PRAGMA user_version = 5;
