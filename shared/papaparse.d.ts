// The part of papaparse that the rules use. Its published types bring in all of Node, which rules must not see.
declare const Papa: {
  readonly parse: <Row>(
    text: string,
    options: { readonly delimiter: string; readonly newline: '\n'; readonly skipEmptyLines: false },
  ) => {
    readonly data: Row[];
    readonly errors: readonly { readonly code: string; readonly row?: number; readonly index?: number }[];
  };
};
// oxlint-disable-next-line no-default-export -- the package has no named exports
export default Papa;
