import type { EventRule } from '../rule.ts';
import { ONLY_FEARED, SUFFERER } from './incident-roles.ts';
import { wordList } from './roles.ts';

const DEFENDANT = { ...SUFFERER, notTypes: ['media', 'public_body', 'exchange'] } as const;

/** 甲被起诉, 多名作家起诉甲, 甲都成了被告: the other side is no organization. */
export const isSued: EventRule = {
  name: 'incident/is-sued',
  type: 'incident',
  sense: 'law',
  triggers: [
    {
      words: wordList('起诉 诉讼 集体诉讼 索赔 告上法庭 提起诉讼 官司 侵权案 状告 控告 提告 传票 律师函'),
      before: /(?:被|遭|遭到|面临|卷入|陷入|身陷|深陷|惹上|吃上?|收到)[^，。]{0,14}$/,
      notBefore: /(?:可能|或将?|否则|担心|避免|免于|风险|如果|若|才会)[^，。]{0,12}$/,
      notAfter: /^(?:费|风险|时效|程序|法|的(?:风险|可能))/,
    },
    {
      words: wordList('起诉 状告 控告 提告 提起诉讼 发起集体诉讼'),
      before:
        /(?:作家|作者|艺术家|演员|员工|用户|股东|律师|出版商|音乐人|导演|网友|消费者|家长|画师|画家|检察长|唱片公司|记者|协会|出版社|学生|歌手|编剧|图库|原告|程序员|开发者|投资者)(?:们|联合|集体|已|正式|近日|对|日前)*$/,
    },
    { words: wordList('成为被告 成了被告 沦为被告 列为被告 被诉 遭诉 被控 吃官司'), notBefore: ONLY_FEARED },
  ],
  discards: ['起诉讼'],
  roles: [
    { ...DEFENDANT, from: ['theme', 'behind', 'earlier'] },
    {
      role: 'counterparty',
      kind: 'organization',
      from: ['agent'],
      notTypes: ['exchange'],
    },
  ],
  needs: ['subject'],
  confidence: 0.6,
  examples: [
    {
      text: '多名作家起诉OpenAI，称其未经许可使用作品训练模型。',
      events: [{ type: 'incident', arguments: { subject: 'OpenAI' } }],
    },
    {
      text: '因为训练数据的版权，OpenAI、Meta都成了被告。',
      events: [{ type: 'incident', arguments: { subject: ['OpenAI', 'Meta'] } }],
    },
  ],
  counterexamples: [
    '律师提醒，使用人工智能写作可能面临诉讼风险。',
    'OpenAI要求学生关闭项目，否则将面临诉讼。',
  ],
};

/** 甲败诉, 甲与乙达成和解: how a suit ends. */
export const settles: EventRule = {
  name: 'incident/settles',
  type: 'incident',
  sense: 'ruling',
  triggers: [
    {
      words: wordList('败诉 胜诉 撤诉 判赔 被判赔偿 被判侵权 撤回诉讼 撤销起诉'),
      notBefore: new RegExp(`${ONLY_FEARED.source}|检方[^，。]{0,6}$`),
    },
    { words: wordList('达成和解 和解协议'), sentence: /诉|官司|法院|索赔|侵权|指控|赔/ },
    {
      words: wordList('裁定 判决 判定 判令'),
      before: /(?:法院|法官|陪审团)[^，。]{0,16}$/,
      notAfter: /^(?:书|结果)/,
    },
  ],
  roles: [
    { ...DEFENDANT, from: ['behind', 'theme', 'earlier'] },
    { role: 'counterparty', kind: 'organization', from: ['with', 'agent'], notTypes: ['exchange'] },
  ],
  needs: ['subject'],
  confidence: 0.6,
  examples: [
    {
      text: '美国一家法院裁定谷歌在搜索市场违反反垄断法，人工智能业务暂不受影响。',
      events: [{ type: 'incident', arguments: { subject: '谷歌' } }],
    },
    {
      text: 'Anthropic与作家达成和解，结束了关于训练数据的诉讼。',
      events: [{ type: 'incident', arguments: { subject: 'Anthropic' } }],
    },
  ],
  counterexamples: ['百度的人工智能平台帮助律师判断案件能否胜诉。'],
};

/** 甲被曝抄袭乙: a wrong that is laid at somebody's door. */
export const wrongs: EventRule = {
  name: 'incident/wrongs',
  type: 'incident',
  sense: 'wrong',
  triggers: [
    {
      words: wordList('抄袭 剽窃 盗用 侵权 侵犯版权 侵犯著作权 侵犯隐私 窃取 造假 套壳 违规 窃密 商业间谍'),
      before: /(?:被曝|被指|涉嫌|承认|被质疑|疑似|曝出|曝|被控|指称)[^，。]{0,10}$/,
      notAfter: /^(?:的(?:风险|可能)|风险|者|案例)/,
      notSentence: /律师事务所/,
    },
  ],
  roles: [
    { role: 'subject', kind: 'model', from: ['theme'] },
    { ...DEFENDANT, from: ['theme', 'earlier'], least: 1 },
    { role: 'counterparty', kind: 'organization', from: ['behind'], notTypes: ['exchange', 'media'] },
  ],
  needs: ['subject'],
  confidence: 0.55,
  examples: [
    {
      text: '斯坦福大学团队被曝抄袭面壁智能的大模型。',
      events: [{ type: 'incident', arguments: { subject: '斯坦福大学', counterparty: '面壁智能' } }],
    },
  ],
  counterexamples: ['专家说，人工智能生成的作品涉嫌侵权的风险不小。'],
};
