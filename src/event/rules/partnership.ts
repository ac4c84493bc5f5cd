import type { EntityRole, EventRule, TextRole } from '../rule.ts';
import { wordList } from './roles.ts';

const PARTIES: EntityRole = {
  role: 'party',
  kind: 'organization',
  from: ['subject'],
  viaMaker: true,
  notTypes: ['media', 'exchange'],
};

/** How long or for how much, before what a pact is about. */
const SPAN =
  '(?:为期|长达|价值|总额|约|超|近|\\s)*(?:[一二两三四五六七八九十百数多\\d.,，]+)\\s?(?:个?年|个?月|天|日|周|亿|万|美元|元|欧元)*(?:多)?(?:期|美元|元|欧元|日元|韩元|港元|人民币)?的?';
const KIND =
  '合作|战略|伙伴|深度|全面|正式|长期|独家|排他|书面|初步|框架|谅解|备忘|签|订|署|约|关系|协议|合同';

/** What a pact is about: 就…达成, 在…领域, 合作开发…, 签订…协议. */
const TOPICS: readonly TextRole[] = [
  {
    role: 'topic',
    capture: /(?:就|围绕)([^，。]{2,24}?)(?:等?(?:领域|方面)|业务|，)?(?:达成|开展|展开|进行|签|合作|深化)/,
    within: 'sentence',
  },
  { role: 'topic', capture: /在([^，。在]{2,20}?)等?(?:领域|方面)/, within: 'sentence', least: 1 },
  {
    role: 'topic',
    capture: new RegExp(
      `(?:签(?:订|署|约|下)?|达成|建立|敲定)了?(?:一[项份个笔])?(?:${SPAN})?(?!${KIND}|了|一[项份个笔]|[年月日的期美元欧份项个笔]|[一二两三四五六七八九十百数多\\d]+\\s?个?[年月天亿万])((?![^，。]{0,4}[元金]合)[^，。\\d]{2,20}?)的?(?:${KIND})*(?:协议|合约|合同|合作|合作伙伴)`,
    ),
    within: 'clause',
    least: 1,
  },
  {
    role: 'topic',
    capture:
      /(?:合作|共同|联合|携手|联手|协议|牵手|签约)(?:[^，。]{2,12}?(?=打造|开发|研发|建设|推出|共建|推进|探索|上线|发布)|，?(?:双方|两家)?(?:共同|联合|一起)?(?:将)?)(?:共同|联合)?(?:共建|上线|发布|开发|推出|打造|研发|提供|推进|推动|建设|探索|构建|发展|布局|开发和推出)了?(?:这套|一款|新的)?([^，。]{2,30})/,
    within: 'sentence',
    least: 1,
  },
  {
    role: 'topic',
    capture:
      /^(?!伙伴|关系|协议|的|与|和|模式|备忘|意向|计划|后|前|至|到|已|战略|谅解|合作|授权|框架|深度|了|长期|[一二两三四五六七八九十百多数\d.]+\s?个?[年月亿万天])([^，。；了]{3,24})/,
    within: 'after',
    afterNames: true,
    least: 1,
  },
];

export const cooperates: EventRule = {
  name: 'partnership/agrees',
  type: 'partnership',
  triggers: [
    {
      words: wordList('合作'),
      before:
        /(?:达成|展开|开展|进行|建立|宣布|深化|签订|签署|战略|正|将|已|曾|深度|全面|与|和|、|跟|同|携手|联合|选择|扩大|牵手)[^，。]{0,30}$/,
      notAfter:
        /^(?:(?:构建|开发|建设|打造|进行|推出|研发)[^，。]{0,4}的|的|方(?!面|向|案)|模式|机制|组织|者|社|共赢|办学|项目|案例|客户|后(?!续)|医院|高校|商|院校|学校|区|论坛|大会|峰会|空间|机会|可能|中|过|期|倡议)/,
      notBefore:
        /双方(?:还|也|未来|今后)?(?:将|拟|计划)[^，。]{0,40}$|(?:寻求最广泛的|国际|交流|寻求|加强|推动|鼓励|支持|促进|多边|产学研|广泛|开放|区域)$/,
    },
    {
      words: wordList(
        '合作协议 战略协议 授权合作 采购协议 供货协议 供应协议 长期协议 许可协议 云服务协议 服务协议 合作意向书 战略联盟 深度合作 战略合作框架 授权协议 合作备忘录 谅解备忘录 框架协议 战略合作 业务合作 战略签约 签约仪式 达成协议 达成一致',
      ),
      notAfter: /^(?:大会|们|生态|计划|数量|网络|佣金)/,
      notBefore:
        /前$|(?:难以|很难|无法)$|(?:寻求|寻找|打击)[^，。]{0,8}$|双方(?:还|也|未来|今后)?(?:将|拟|计划)[^，。]{0,40}$/,
    },
    {
      words: wordList('携手 联手 结盟 牵手 强强联合'),
      notAfter: /^(?:并进|同行|打击|抵制|应对|起诉|提告|状告|投|领投|收购|调查|指控|控告)/,
    },
    {
      words: wordList('签署 签约 签订 签'),
      after: /^了?[^，。]{0,40}(?:协议|合作|备忘录|合约|合同)/,
      notAfter: /^[^，。]{0,20}(?:收购|购买|行政令|并购|转让)/,
    },
    {
      words: wordList('结束 终结'),
      after: /^了?[^，。]{0,30}(?:合作|伙伴关系|协议)/,
      modality: 'denied',
    },
    {
      words: ['合作伙伴'],
      after: /^(?:关系|协议)?(?:之一)?(?:$|[，。；、！])/,
      notAfter: /^(?:大会|们|生态|计划|数量|网络|佣金|[A-Za-z])/,
      // What somebody is anyway is no pact.
      notBefore:
        /前$|(?:寻求|寻找|打击)[^，。]{0,8}$|(?:[^不]是|(?<![成选列作])为|(?<!选择?[^，。]{1,16})作为)[^，。]{0,24}$/,
    },
    {
      words: wordList('合作关系 伙伴关系'),
      before: /(?:建立|达成|结成|缔结|确立|宣布|升级|形成|展开|深化|延长|续签)[^，。]{0,24}$/,
      notBefore: /(?:寻求|寻找|结束|解除|终结)[^，。]{0,30}$/,
    },
    {
      words: wordList(
        '达成共识 达成意向 达成战略 建立联盟 缔结 缔约 结成联盟 结成战略 签下 强强联手 官宣合作',
      ),
      before: /(?:与|和|同|跟|、)[^，。]{2,40}$/,
      notAfter: /^[^，。]{0,20}(?:收购|购买|并购|转让|球员|合约到)/,
    },
    {
      words: wordList('选择'),
      before: /已|宣布|决定/,
      after: /^(?:了)?[^，。]{2,30}(?:作为|平台|芯片|计算机|方案|服务)/,
    },
  ],
  discards: wordList('合作社 合作方 合作者 合作办学 签证 签到 签名 签收'),
  roles: [
    { ...PARTIES, from: ['subject', 'earlier'] },
    { ...PARTIES, from: ['with'], open: true },
    { ...PARTIES, viaMaker: false, from: ['object', 'earlier', 'said'], least: 2 },
    ...TOPICS,
    { role: 'place', kind: 'city', from: ['at'], one: true },
  ],
  needs: ['party>=2'],
  confidence: 0.75,
  examples: [
    {
      text: '百度与吉利达成战略合作，共同开发车载大模型。',
      events: [{ type: 'partnership', arguments: { party: ['百度', '吉利'] } }],
    },
    {
      text: '微软和OpenAI结束独家合作。',
      events: [{ type: 'partnership', modality: 'denied', arguments: { party: ['微软', 'OpenAI'] } }],
    },
    {
      text: '宁德时代与阿维塔签署为期十年的智能驾驶合作协议，人工智能是重点。',
      events: [{ type: 'partnership', arguments: { party: ['宁德时代', '阿维塔'], topic: '智能驾驶' } }],
    },
    {
      text: '华为、科大讯飞宣布联手推进人工智能国产化。',
      events: [{ type: 'partnership', arguments: { party: ['华为', '科大讯飞'] } }],
    },
  ],
  counterexamples: [
    '微软和OpenAI是人工智能领域的合作伙伴。',
    '百度加强人工智能领域的国际合作。',
    '百度的合作伙伴大会在北京举行，主题是人工智能。',
  ],
};

/** 甲联合乙推出…, 甲、乙联合发布…: companies bring something out together. */
export const together: EventRule = {
  name: 'partnership/together',
  type: 'partnership',
  triggers: [
    {
      words: ['联合'],
      after: /^[^，。]{2,24}(?:上线|推出|发布|打造|研发|开发|共建|建设|建成|成立|首发|启动|落地)/,
      notAfter:
        /^(?:国|会|体|创始|办|编|声明|印发|主办|实验室|研究|推出|发布|打造|研发|开发|领投|投资|收购|起诉)/,
    },
    {
      words: wordList(
        '联合推出 联合打造 联合研发 联合开发 联合建设 联合首发 共同推出 共同打造 共同研发 共同开发',
      ),
    },
  ],
  roles: [
    { ...PARTIES, from: ['subject', 'earlier'], types: ['company'] },
    { ...PARTIES, from: ['with', 'object'], types: ['company'] },
    {
      role: 'topic',
      capture: /(?:上线|推出|发布|打造|研发|开发|共建|建设|建成|成立|首发|启动|落地)了?([^，。；]{2,24})/,
      within: 'clause',
    },
  ],
  needs: ['party>=2'],
  confidence: 0.6,
  examples: [
    {
      text: '商汤科技联合华为推出大模型一体机。',
      events: [{ type: 'partnership', arguments: { party: ['商汤科技', '华为'] } }],
    },
  ],
  counterexamples: ['多家高校联合推出人工智能课程。', '腾讯、美团联手起诉一家人工智能公司。'],
};

export const founds: EventRule = {
  name: 'partnership/founds',
  type: 'partnership',
  triggers: [
    {
      words: wordList('成立 设立 组建'),
      before: /(?:与|和|同|跟|携手|联合|联手|、)[^，。与]{2,40}$/,
      after: /^了?[^，。]{0,24}(?:合资|联合|实验室|研究院|研究中心|创新中心|联盟)/,
    },
    {
      words: wordList(
        '共建 联合成立 联合组建 共同成立 合资成立 共同组建 联合共建 组成联合体 联合体 共同筹建 联合筹建 共同创建 共同设立 联合设立 共同发起成立 联合发起 共同发起 合作共建 合资设立 合资组建',
      ),
    },
  ],
  roles: [
    { ...PARTIES, from: ['subject', 'earlier'] },
    { ...PARTIES, from: ['with'] },
    { role: 'topic', capture: /^了?的?“?([^，。；”]{2,24})/, within: 'after' },
    { role: 'place', kind: 'city', from: ['at'], one: true },
  ],
  needs: ['party>=2'],
  confidence: 0.75,
  examples: [
    {
      text: '吉利与百度合资成立新公司，开发人工智能汽车。',
      events: [{ type: 'partnership', arguments: { party: ['百度'] } }],
    },
  ],
  counterexamples: ['高校与企业共建人工智能实验室的做法值得推广。'],
};

/** 甲、乙加入某联盟: who joins, and who leads it. */
export const joins: EventRule = {
  name: 'partnership/joins',
  type: 'partnership',
  triggers: [
    {
      words: wordList('加入 加盟'),
      after: /^了?[^，。]{0,24}(?:联盟|联合体|倡议|联合会)(?:$|[，。])/,
    },
  ],
  roles: [
    { ...PARTIES, from: ['subject'] },
    { ...PARTIES, from: ['object'] },
    { role: 'topic', capture: /^了?([^，。；]{2,24})/, within: 'after' },
  ],
  needs: ['party>=2'],
  confidence: 0.65,
  examples: [
    {
      text: '百度、京东和腾讯加入人工智能安全倡议。',
      events: [{ type: 'partnership', arguments: { party: ['百度', '京东', '腾讯'] } }],
    },
  ],
  counterexamples: ['杨植麟加入谷歌，研究人工智能。'],
};
