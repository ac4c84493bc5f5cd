/** Texts that try to become markup, scripts, attributes or addresses, or to turn the direction of a line. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>globalThis.hit=1</script>',
  '</title></script><script>globalThis.hit=1</script>',
  '<img src=x onerror="globalThis.hit=1">',
  '"><svg onload=globalThis.hit=1>',
  "' autofocus onfocus='globalThis.hit=1' x='",
  '" onmouseover="globalThis.hit=1" style="position:fixed;inset:0" x="',
  '` onclick=`globalThis.hit=1` `',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '</textarea></option></select><script>globalThis.hit=1</script>',
  '<a href="javascript:globalThis.hit=1">百度</a>',
  '<!--><script>globalThis.hit=1</script>-->',
  '<![CDATA[<script>globalThis.hit=1</script>]]>',
  '<math><mtext><style><img src=x onerror=globalThis.hit=1></style></mtext></math>',
  '{{constructor.constructor("globalThis.hit=1")()}} \u0024{globalThis.hit=1}',
  '&lt;script&gt;globalThis.hit=1&lt;/script&gt;',
  '\u202e大模型\u202c发布\u2066百度\u2069\u200f文心\u200e',
  '百度\u0000发布\u0008文心\u001b[31m一言',
  '=HYPERLINK("https://evil.example","文心一言")',
  `${'\u0301'.repeat(500)}百度`,
  '\ud800 lone surrogate \udfff',
];

/** Addresses that must never become links. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  'javascript:globalThis.hit=1',
  'JaVaScRiPt:globalThis.hit=1',
  '\u0001javascript:globalThis.hit=1',
  'java\nscript:globalThis.hit=1',
  'data:text/html,<script>globalThis.hit=1</script>',
  'vbscript:msgbox(1)',
  '//evil.example/"onclick="globalThis.hit=1',
  'https://news.example/"><script>globalThis.hit=1</script>',
];
