export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** How many match in all. */
  readonly total: number;
}

/** The most that a list of the contract gives at once. */
const limit = 200;

/** All rows of a list, page by page, in its order. */
export async function allPages<Row>(fetchPage: (range: { readonly offset: number; readonly limit: number }) => Promise<ListPage<Row>>) {
  const all: Row[] = [];
  for (;;) {
    const { rows, total } = await fetchPage({ offset: all.length, limit });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}
