/** Bytes of a response as text. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG encoding name: `utf-8`, `gb18030`, `big5`, `utf-16le`, … */
  readonly charset: string;
  /** What decided: `bom`, `strict-utf-8`, `header`, `xml-declaration`, `meta`, `frequency`, `fallback`. */
  readonly decidedBy:
    | 'bom'
    | 'strict-utf-8'
    | 'header'
    | 'xml-declaration'
    | 'meta'
    | 'frequency'
    | 'fallback';
  /** Places where bytes could not be read and became U+FFFD. */
  readonly replacements: number;
}
