-- The same secret opens the same chat session, whoever asks for it first: two tabs of a browser, or one that heard no
-- answer and asks again.
create unique index chat_sessions_secret on chat_sessions (account_id, token_hash);
