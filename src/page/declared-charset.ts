/** Bytes of a page in which a declaration counts (HTML's own prescan reads 1,024; real pages put it later). */
const PRESCAN_BYTES = 4096;

export interface DeclaredCharset {
  /** WHATWG name, gb2312 and gbk widened to gb18030. */
  readonly charset: string;
  readonly by: 'header' | 'xml-declaration' | 'meta';
}

/** WHATWG name of a label; null for labels that mean nothing. */
export function charsetOfLabel(label: string | null | undefined): string | null {
  if (!label) return null;
  const clean = label
    .trim()
    .replace(/^["']+|["';]+$/g, '')
    .toLowerCase();
  const spelt =
    { utf8mb4: 'utf-8', 'gb-2312': 'gb2312', gb_18030: 'gb18030', 'big5-hkscs': 'big5' }[clean] ?? clean;
  try {
    const name = new TextDecoder(spelt).encoding;
    return name === 'gbk' || name === 'gb2312' ? 'gb18030' : name;
  } catch {
    // A label nobody knows decides nothing; the vote does.
    return null;
  }
}

const asciiOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1');

/**
 * What header, XML declaration and `<meta>` claim, in that order. A UTF-16 claim inside text that could be read as ASCII
 * to find it cannot be true and is left out, as HTML says.
 */
export function declaredCharsets(bytes: Uint8Array, contentType: string | null): DeclaredCharset[] {
  const head = asciiOf(bytes);
  const found: DeclaredCharset[] = [];
  const add = (label: string | undefined, by: DeclaredCharset['by']): void => {
    const charset = charsetOfLabel(label);
    if (charset && !(by !== 'header' && charset.startsWith('utf-16'))) found.push({ charset, by });
  };
  add(/charset\s*=\s*("[^"]{1,40}"|[^\s;,]{1,40})/i.exec(contentType ?? '')?.[1], 'header');
  add(/^\s{0,64}<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,40})/i.exec(head)?.[1], 'xml-declaration');
  for (const meta of head.matchAll(/<meta\s[^>]{0,300}/gi)) {
    const label = /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(meta[0])?.[1];
    if (label) {
      add(label, 'meta');
      break;
    }
  }
  return found;
}
