-- The words of arguments and articles, folded by the program (lib/search/fold.ts), so that the engine only has to part
-- them at spaces and to compare bytes. The texts themselves are kept once, in their own tables. Filled at the next start.
CREATE VIRTUAL TABLE search_arguments USING fts5(
  claim, body, author,
  content='', contentless_delete=1, tokenize='ascii', prefix='2 3'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE search_articles USING fts5(
  title, dek, body,
  content='', contentless_delete=1, tokenize='ascii', prefix='2 3'
);
