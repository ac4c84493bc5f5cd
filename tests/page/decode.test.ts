import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/page/decode.ts';

const HANS =
  '<p>昨天下午，杭州一家人工智能公司发布了新的语言模型，并表示将在年底前向开发者开放接口。业内人士认为，价格会继续下降。</p>';
const HANT =
  '<p>臺北市政府昨日宣布，將與三家業者合作推動人工智慧應用，預計明年第一季上路。相關單位表示，會先從客服系統開始。</p>';
const JAPANESE =
  '<p>東京の人工知能企業は昨日、新しい言語モデルを発表し、年内に開発者へ公開すると述べた。価格はまだ決まっていない。</p>';
const KOREAN =
  '<p>서울의 인공지능 기업이 어제 새로운 언어 모델을 발표했다. 가격은 아직 정해지지 않았다고 밝혔다.</p>';
const FRENCH =
  '<p>Hier, une société française a présenté son modèle, après des mois de préparation à Orléans.</p>';
const ASCII = '<p>A company in Hangzhou released a model.</p>';

const meta = (label: string): string => `<html><head><meta charset="${label}"></head>`;
const oldMeta = (label: string): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${label}"></head>`;
const xml = (label: string): string => `<?xml version="1.0" encoding="${label}"?>`;
const none = '<html>';

interface Row {
  readonly what: string;
  readonly body: string;
  readonly written: string;
  readonly head: string;
  readonly header: string | null;
  readonly charset: string;
  readonly decidedBy?: string;
}
const row = (
  what: string,
  body: string,
  written: string,
  head: string,
  header: string | null,
  charset: string,
  decidedBy?: string,
): Row => ({ what, body, written, head, header, charset, ...(decidedBy ? { decidedBy } : {}) });
const html = (label: string): string => `text/html; charset=${label}`;

const rows: readonly Row[] = [
  // UTF-8, with every kind of label
  row('says nothing', HANS, 'utf8', none, null, 'utf-8', 'strict-utf-8'),
  row('says it in meta', HANS, 'utf8', meta('utf-8'), null, 'utf-8', 'strict-utf-8'),
  row('says it in the header', HANT, 'utf8', none, html('utf-8'), 'utf-8', 'strict-utf-8'),
  row('lies in meta', HANS, 'utf8', meta('gb2312'), null, 'utf-8', 'strict-utf-8'),
  row('lies in the header', HANT, 'utf8', none, html('big5'), 'utf-8', 'strict-utf-8'),
  row('lies twice', HANS, 'utf8', oldMeta('gbk'), html('iso-8859-1'), 'utf-8', 'strict-utf-8'),
  row('Japanese', JAPANESE, 'utf8', none, null, 'utf-8', 'strict-utf-8'),
  row('Korean', KOREAN, 'utf8', none, null, 'utf-8', 'strict-utf-8'),
  row('French', FRENCH, 'utf8', none, null, 'utf-8', 'strict-utf-8'),
  row('a label nobody knows', HANS, 'utf8', meta('x-unknown'), null, 'utf-8', 'strict-utf-8'),
  row('only ASCII', ASCII, 'utf8', meta('gb2312'), null, 'utf-8', 'strict-utf-8'),
  // gb18030 and its parts
  row('says nothing', HANS, 'gbk', none, null, 'gb18030', 'frequency'),
  row('says gb2312 in meta', HANS, 'gbk', meta('gb2312'), null, 'gb18030', 'meta'),
  row('says gb2312 in old meta', HANS, 'gb18030', oldMeta('gb2312'), null, 'gb18030', 'meta'),
  row('says gbk', HANS, 'gbk', meta('gbk'), null, 'gb18030', 'meta'),
  row('says GB18030', HANS, 'gb18030', meta('GB18030'), null, 'gb18030', 'meta'),
  row('says it in the header', HANS, 'gbk', none, html('gb2312'), 'gb18030', 'header'),
  row('header in quotes', HANS, 'gbk', none, 'text/html; charset="GBK"', 'gb18030', 'header'),
  row(
    'header with more behind',
    HANS,
    'gbk',
    none,
    'text/html; charset=gbk; boundary=x',
    'gb18030',
    'header',
  ),
  row('says it in XML', HANS, 'gbk', xml('gb2312'), null, 'gb18030', 'xml-declaration'),
  row(
    'XML in single quotes',
    HANS,
    'gbk',
    "<?xml version='1.0' encoding='gbk'?>",
    null,
    'gb18030',
    'xml-declaration',
  ),
  row('says utf-8 in meta', HANS, 'gbk', meta('utf-8'), null, 'gb18030', 'frequency'),
  row('says utf-8 in the header', HANS, 'gbk', none, html('utf-8'), 'gb18030', 'frequency'),
  row(
    'says utf-8 in the header, gb2312 in meta',
    HANS,
    'gbk',
    meta('gb2312'),
    html('utf-8'),
    'gb18030',
    'meta',
  ),
  row('says big5', HANS, 'gbk', meta('big5'), null, 'gb18030', 'frequency'),
  row('says iso-8859-1', HANS, 'gbk', meta('iso-8859-1'), null, 'gb18030', 'frequency'),
  row(
    'says iso-8859-1 in the header, gbk in meta',
    HANS,
    'gbk',
    meta('gbk'),
    html('iso-8859-1'),
    'gb18030',
    'meta',
  ),
  row('says windows-1252', HANS, 'gbk', none, html('windows-1252'), 'gb18030', 'frequency'),
  row('says shift_jis', HANS, 'gbk', meta('shift_jis'), null, 'gb18030', 'frequency'),
  row('says euc-kr', HANS, 'gbk', meta('euc-kr'), null, 'gb18030', 'frequency'),
  row('a label nobody knows', HANS, 'gbk', meta('gb-unknown'), null, 'gb18030', 'frequency'),
  row('a misspelt label', HANS, 'gbk', meta('gb_18030'), null, 'gb18030', 'meta'),
  row('traditional characters in gbk', HANT, 'gbk', meta('gbk'), null, 'gb18030', 'meta'),
  row(
    'four-byte characters',
    `${HANS}<p>㐂与𠀋都是汉字。</p>`,
    'gb18030',
    meta('gb18030'),
    null,
    'gb18030',
    'meta',
  ),
  // Big5
  row('says nothing', HANT, 'big5', none, null, 'big5', 'frequency'),
  row('says it in meta', HANT, 'big5', meta('big5'), null, 'big5', 'meta'),
  row('says it in old meta', HANT, 'big5', oldMeta('Big5'), null, 'big5', 'meta'),
  row('says it in the header', HANT, 'big5', none, html('big5'), 'big5', 'header'),
  row('says big5-hkscs', HANT, 'big5', meta('big5-hkscs'), null, 'big5', 'meta'),
  row('says it in XML', HANT, 'big5', xml('big5'), null, 'big5', 'xml-declaration'),
  row('says gb2312', HANT, 'big5', meta('gb2312'), null, 'big5', 'frequency'),
  row('says gbk in the header', HANT, 'big5', none, html('gbk'), 'big5', 'frequency'),
  row('says utf-8', HANT, 'big5', meta('utf-8'), null, 'big5', 'frequency'),
  row('says iso-8859-1', HANT, 'big5', none, html('iso-8859-1'), 'big5', 'frequency'),
  row('says gbk in the header, big5 in meta', HANT, 'big5', meta('big5'), html('gbk'), 'big5', 'meta'),
  // UTF-16
  row('no mark', HANS, 'utf-16le', none, null, 'utf-16le', 'frequency'),
  row('no mark, said in the header', HANS, 'utf-16le', none, html('utf-16'), 'utf-16le', 'header'),
  row('no mark', HANT, 'utf-16be', none, null, 'utf-16be', 'frequency'),
  row('no mark, said in the header', HANT, 'utf-16be', none, html('utf-16be'), 'utf-16be', 'header'),
  row('no mark, says utf-8', HANS, 'utf-16le', meta('utf-8'), html('utf-8'), 'utf-16le', 'frequency'),
  row('no mark, says gb2312', HANS, 'utf-16be', meta('gb2312'), null, 'utf-16be', 'frequency'),
  // Japanese, Korean, Western: not garbled into Chinese
  row('says nothing', JAPANESE, 'euc-jp', none, null, 'euc-jp', 'frequency'),
  row('says it', JAPANESE, 'euc-jp', meta('euc-jp'), null, 'euc-jp', 'meta'),
  row('says gb2312', JAPANESE, 'euc-jp', meta('gb2312'), null, 'euc-jp', 'frequency'),
  row('says nothing', JAPANESE, 'shift_jis', none, null, 'shift_jis', 'frequency'),
  row('says it', JAPANESE, 'shift_jis', meta('Shift_JIS'), null, 'shift_jis', 'meta'),
  row('says x-sjis', JAPANESE, 'shift_jis', meta('x-sjis'), null, 'shift_jis', 'meta'),
  row('says utf-8', JAPANESE, 'shift_jis', none, html('utf-8'), 'shift_jis', 'frequency'),
  row('says nothing', KOREAN, 'euc-kr', none, null, 'euc-kr', 'frequency'),
  row('says it', KOREAN, 'euc-kr', none, html('euc-kr'), 'euc-kr', 'header'),
  row('says ks_c_5601-1987', KOREAN, 'euc-kr', meta('ks_c_5601-1987'), null, 'euc-kr', 'meta'),
  row('says nothing', FRENCH, 'latin1', none, null, 'windows-1252', 'frequency'),
  row('says it', FRENCH, 'latin1', meta('iso-8859-1'), null, 'windows-1252', 'meta'),
  row('says utf-8', FRENCH, 'latin1', meta('utf-8'), null, 'windows-1252', 'frequency'),
  row('says gb2312', FRENCH, 'latin1', meta('gb2312'), null, 'windows-1252', 'frequency'),
  row(
    'says windows-1251',
    '<p>Компания представила новую модель.</p>',
    'win1251',
    meta('windows-1251'),
    null,
    'windows-1251',
    'meta',
  ),
];

describe('decodeBytes', () => {
  it.each(rows)('$written that $what', ({ body, written, head, header, charset, decidedBy }) => {
    const text = head + body;
    const read = decodeBytes(iconv.encode(text, written), { contentType: header });
    expect(read.text).toBe(text);
    expect(read.charset).toBe(charset);
    expect(read.replacements).toBe(0);
    if (decidedBy) expect(read.decidedBy).toBe(decidedBy);
  });

  it('holds at least 60 combinations', () => {
    expect(new Set(rows.map((one) => [one.body, one.written, one.head, one.header].join('|'))).size).toBe(
      rows.length,
    );
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  it.each(['utf8', 'utf-16le', 'utf-16be'])(
    'takes the byte order mark of %s and leaves it out',
    (encoding) => {
      const read = decodeBytes(iconv.encode(HANS, encoding, { addBOM: true }), {
        contentType: html('gb2312'),
      });
      expect(read).toMatchObject({ text: HANS, decidedBy: 'bom', replacements: 0 });
    },
  );

  it.each([
    ['an empty body', new Uint8Array(0), ''],
    ['a lone byte', Uint8Array.of(0xe6), null],
  ])('reads %s without fault', (_, bytes, text) => {
    const read = decodeBytes(bytes, { contentType: null });
    if (text !== null) expect(read.text).toBe(text);
    expect(read.text.length).toBeLessThanOrEqual(bytes.length);
  });
});

/** Characters between the common start and the common end of two texts, in the longer one's count. */
function damage(whole: string, read: string): number {
  let start = 0;
  while (start < whole.length && whole[start] === read[start]) start++;
  let end = 0;
  while (end < whole.length - start && whole[whole.length - 1 - end] === read[read.length - 1 - end]) end++;
  return whole.length - start - end;
}

describe('a broken byte', () => {
  // A broken byte can take its other half along, and a missing one can make readable pairs of its neighbours, which go with it.
  it.each([
    ['utf8', HANS, 1, 1],
    ['gb18030', HANS, 2, 3],
    ['big5', HANT, 3, 4],
  ] as const)('of %s costs its character, not the page', (encoding, body, changedCost, missingCost) => {
    const text = body.repeat(3);
    const bytes = iconv.encode(text, encoding);
    const from = iconv.encode(body, encoding).length;
    for (let at = from; at < from * 2; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = 0xff;
      expect(damage(text, decodeBytes(changed, { contentType: null }).text)).toBeLessThanOrEqual(changedCost);
      const missing = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
      expect(damage(text, decodeBytes(missing, { contentType: null }).text)).toBeLessThanOrEqual(missingCost);
    }
  });

  it('is counted', () => {
    const bytes = Uint8Array.from(iconv.encode(HANS, 'gb18030'));
    bytes[40] = 0xff;
    const read = decodeBytes(bytes, { contentType: html('gbk') });
    expect(read).toMatchObject({ charset: 'gb18030', replacements: 1 });
  });

  it('at the end, where a body was cut off, spoils nothing else', () => {
    const bytes = iconv.encode(HANS, 'utf8');
    const read = decodeBytes(bytes.subarray(0, bytes.length - 6), { contentType: null });
    expect(read.charset).toBe('utf-8');
    expect(HANS.startsWith(read.text.replace(/\ufffd+$/, ''))).toBe(true);
  });

  it('is mended in time that grows with the page only', () => {
    const bytes = iconv.encode(HANS.repeat(20_000), 'gb18030');
    bytes[bytes.length >> 1] = 0xff;
    const start = performance.now();
    decodeBytes(bytes, { contentType: null });
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
