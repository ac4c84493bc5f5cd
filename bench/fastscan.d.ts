/** The package has no types of its own. */
declare module 'fastscan' {
  export default class FastScanner {
    constructor(words: readonly string[]);
    search(content: string): [offset: number, word: string][];
  }
}
