/** Units behind (and before) a number, as data: what they make of it. */

/** Currencies written behind a number; longest first within the pattern built from them. */
const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  美元: 'USD',
  美金: 'USD',
  美刀: 'USD',
  USD: 'USD',
  元人民币: 'CNY',
  人民币元: 'CNY',
  人民币: 'CNY',
  RMB: 'CNY',
  CNY: 'CNY',
  块钱: 'CNY',
  元: 'CNY',
  圆: 'CNY',
  元港币: 'HKD',
  港元: 'HKD',
  港币: 'HKD',
  港纸: 'HKD',
  HKD: 'HKD',
  元新台币: 'TWD',
  元台币: 'TWD',
  新台币: 'TWD',
  台币: 'TWD',
  台元: 'TWD',
  欧元: 'EUR',
  欧罗: 'EUR',
  EUR: 'EUR',
  英镑: 'GBP',
  日元: 'JPY',
  日圆: 'JPY',
  日币: 'JPY',
  韩元: 'KRW',
  韩圆: 'KRW',
  韩币: 'KRW',
  新加坡元: 'SGD',
  新元: 'SGD',
  新币: 'SGD',
  坡币: 'SGD',
  澳元: 'AUD',
  澳币: 'AUD',
  澳门元: 'MOP',
  加元: 'CAD',
  加币: 'CAD',
  卢比: 'INR',
  印度卢比: 'INR',
  卢布: 'RUB',
  瑞士法郎: 'CHF',
  瑞郎: 'CHF',
  迪拉姆: 'AED',
  沙特里亚尔: 'SAR',
  林吉特: 'MYR',
  令吉: 'MYR',
  泰铢: 'THB',
  越南盾: 'VND',
};

/** Signs and words before a number; 元 behind it then adds nothing. */
const CURRENCY_PREFIXES: Readonly<Record<string, string>> = {
  US$: 'USD',
  HK$: 'HKD',
  NT$: 'TWD',
  S$: 'SGD',
  A$: 'AUD',
  $: 'USD',
  '＄': 'USD',
  '¥': 'CNY',
  '￥': 'CNY',
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  RMB: 'CNY',
  USD: 'USD',
  人民币: 'CNY',
  新台币: 'TWD',
  台币: 'TWD',
  港币: 'HKD',
  美金: 'USD',
  NTD: 'TWD',
};

/** Measure words that count what the news counts. 位 and 名 behind 第 are ranks and never come here. */
const MEASURES = [
  '标准机架',
  '个标准机架',
  '机架',
  '机柜',
  '人次',
  '部委',
  '部门',
  '平方米',
  '平方公里',
  '公里',
  '个',
  '家',
  '款',
  '项',
  '名',
  '位(?!列|居|于|置|数|元)',
  '人(?!工|民|形|才|脸|格|物|类|气|间|文|体|口|力|选|员)',
  '次(?!日|年|要|元)',
  '篇',
  '起(?!售|步|源|草|诉|码|点|来|初|身|到)',
  '种',
  '类(?!似|比)',
  '部(?!分|署|长|委|门|级|落|队|件)',
  '座',
  '台(?!积|湾|北|币|词|风)',
  '架(?!构|空)',
  '套(?!利|现)',
  '条(?!件|例|约)',
  '张(?!力|江|贴|嘴)',
  '片(?!面|段|子)',
  '颗',
  '枚',
  '块(?!钱|链)',
  '户(?!外|型|籍)',
  '所(?!有|以|在|谓|长|属|示|述)',
  '支(?!持|付|出|撑|柱|援|小)',
  '件(?!套)',
  '份(?!额)',
  '批(?!准|评|量|次|复|发)',
  '场(?!景|所|面|地)',
  '辆',
  '只(?!有|是|要|能|需|用|靠)',
  '组(?!织|成|建|长|合|件|装)',
  '页(?!面)',
  '行(?=代码)',
  '门(?!店|户|槛)',
  '处(?!警|理|于|罚|置|在)',
  '档',
  '笔(?!记|者|试|画)',
  '本(?!次|地|轮|月|年|周|质|来|土|身|科|人|报|公司|金|钱|领|事)',
  '例(?!如|外|行)',
  '宗(?!旨)',
  '吨',
  '亩',
  '倍',
  '岁',
];

/** Nouns that a number can count without a measure word, and the measure the field uses for them. */
const COUNTED_NOUNS: readonly (readonly [string, string])[] = [
  ['企业用户|企业客户|家企业|企业|客户|公司|机构|商家|厂商|商户|合作伙伴', '家'],
  ['用户|开发者|网民|会员|粉丝|员工|注册用户|活跃用户|付费用户|月活|日活|学生|工程师|研究员|人才', '人'],
  ['模型|应用|智能体|算法|城市|国家|地区|行业|场景|项目|数据集|企业级应用|节点|参数文件', '个'],
  ['次调用|调用|下载|访问', '次'],
  ['篇论文|论文', '篇'],
  ['专利', '项'],
];

/** Nouns before a number, with the measure that is meant: 用户超2亿, 模型数量突破9万. */
const COUNTED_BEFORE: readonly (readonly [RegExp, string])[] = [
  [/(?:企业|客户|公司|机构|商家|厂商|合作伙伴)(?:用户|客户)?(?:的)?(?:数量?|总数)?$/u, '家'],
  [/(?:用户|月活|日活|会员|人数|粉丝|网民|开发者|活跃度|MAU|DAU)(?:数量?|总数|总量|规模|人数)?$/u, '人'],
  [/(?:调用|下载|访问|播放|浏览|安装|请求)(?:次数|总?量|数)$/u, '次'],
  [/(?:模型|应用|智能体|算法|产品|数据集|插件|技能)(?:的)?(?:数量?|总数|总量)?$/u, '个'],
  [/论文(?:数量?|总数)?$/u, '篇'],
  [/专利(?:申请)?(?:数量?|总数)?$/u, '项'],
];

function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('$', '\\$'))
    .join('|');
}

const CURRENCY_AFTER = new RegExp(
  ` ?(${alternatives(Object.keys(CURRENCY_WORDS))})(?!老|首|旦|宇宙|素|件|器|组|年|代|朝|勋|宝|芳|气|启)`,
  'uy',
);
const CURRENCY_BEFORE = new RegExp(
  `(?:^|[^A-Za-z])(${alternatives(Object.keys(CURRENCY_PREFIXES))}) ?(?:约|近|超过?|逾)?$`,
  'u',
);
const MEASURE_AFTER = new RegExp(` ?(${MEASURES.join('|')})`, 'uy');
const NOUN_AFTER = new RegExp(
  ` ?(?:名|多)?(?:的)?(?:${COUNTED_NOUNS.map(([words]) => `(${words})`).join('|')})`,
  'uy',
);

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A unit found behind a number, and where it ends. */
export interface UnitReading {
  readonly unit: string;
  readonly end: number;
}

/** The currency behind a number that ends at `at` (3亿美元), as ISO 4217. */
export function currencyAfter(text: string, at: number): UnitReading | null {
  const match = matchAt(CURRENCY_AFTER, text, at);
  if (match === null) return null;
  return { unit: CURRENCY_WORDS[match[1] ?? ''] ?? 'CNY', end: at + match[0].length };
}

/** The currency before a number that begins at `at` (US$3亿, 人民币2亿元), and where its sign begins. */
export function currencyBefore(
  text: string,
  at: number,
): { readonly unit: string; readonly start: number } | null {
  const from = Math.max(0, at - 8);
  const match = CURRENCY_BEFORE.exec(text.slice(from, at));
  if (match === null) return null;
  const sign = match[1] ?? '';
  const start = from + match.index + match[0].indexOf(sign);
  return { unit: CURRENCY_PREFIXES[sign] ?? 'USD', start };
}

/** The measure word behind a number (54个, 41款). */
export function measureAfter(text: string, at: number): UnitReading | null {
  const match = matchAt(MEASURE_AFTER, text, at);
  if (match === null) return null;
  const word = (match[1] ?? '').replace(/^个标准机架$/u, '标准机架').replace(/^[名位]$/u, '人');
  return { unit: word, end: at + match[0].length };
}

/** The noun that a number counts without a measure word (2亿用户); the span ends with the number. */
export function nounAfter(text: string, at: number): string | null {
  const match = matchAt(NOUN_AFTER, text, at);
  if (match === null) return null;
  return COUNTED_NOUNS[match.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? null;
}

/** The noun before a number (用户超2亿), with the words of extent between them left out. */
export function nounBefore(text: string, at: number): string | null {
  const written = text.slice(Math.max(0, at - 18), at);
  const before = written.replace(EXTENT, '');
  // 大模型3 is a name; 大模型达3, 模型数量3 are counts.
  if (before === written && !/(?:数量?|总数|总量|人数|规模|次数|用户|月活|日活)$/u.test(before)) return null;
  return COUNTED_BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? null;
}

const EXTENT =
  / ?(?:已经|已|达到了?|达|突破了?|超过了?|超|逾|近|约|接近|大约|高达|增至|增长到|升至|为|有|:|：|大概|将|共|目前|累计|总计|是|到| )+$/u;
