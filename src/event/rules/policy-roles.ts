import type { EntityRole, TextRole } from '../rule.ts';
import { wordList } from './roles.ts';

export const ISSUER: EntityRole = {
  role: 'issuer',
  kind: 'organization',
  from: ['subject', 'with', 'earlier', 'topic'],
  types: ['public_body'],
  strict: true,
};
export const ISSUERS: readonly EntityRole[] = [
  { ...ISSUER, from: ['subject', 'agent', 'earlier', 'said'] },
  { ...ISSUER, from: ['with', 'object'] },
];

export const PAPERS =
  '办法|规定|条例|意见|通知|规划|计划|方案|指南|措施|法案|法律|手册|白皮书|纲要|细则|(?<!方)法|令|战略|倡议|政策|草案|指引|决定|若干|行动|专项|稿）|版）|年）|\\)|要点|规范|清单|目录|框架|契约|共识|宣言|声明|原则|议程|准则';
export const TITLES: readonly TextRole[] = [
  // Of several papers in a sentence each verb has the one that stands behind it.
  {
    role: 'title',
    capture: new RegExp(`^了?[^，。；《]{0,16}《([^》]{4,60}(?:${PAPERS}))》`),
    within: 'after',
  },
  {
    role: 'title',
    // What a paper rests on is another paper.
    capture: new RegExp(`(?<!根据|依据|按照|依照|违反|落实|贯彻)《([^》]{4,60}(?:${PAPERS}))》`),
    within: 'sentence',
    least: 1,
  },
  { role: 'title', capture: new RegExp(`「([^」]{4,60}(?:${PAPERS}))」`), within: 'sentence', least: 1 },
  {
    role: 'title',
    capture:
      /“([^”]{2,40}(?:行动|专项|计划|战略|倡议|规划|工程|法案|条例|办法|宣言|声明|指南|(?<!方|办|做)法))”(?!的建议)/,
    within: 'sentence',
    least: 1,
  },
];

export const ISSUES = wordList(
  '印发 发布 发表 订定 颁发 表决通过 审议并通过 公布 出台 通过 施行 颁布 下发 推出 提出 审议通过 签署 公开征求意见 征求意见 制定 实施 联合印发 联合发布 发文 出炉 印制 更新 批准 敲定 签发 签批 核准 联合下发 修订 修订发布 正式印发 联合出台 联合公布 制订 拟定 审议批准 获准通过 联合发文 公开发布 印发实施 发出 联合签署',
);

/** Other policies are another landscape's. */
export const OURS =
  '智能|智慧|(?<![A-Za-z])AI|算力|算法|数据|数字|网络|信息|芯片|半导体|科技|科学|创新|深度合成|机器人|IPv6|模型';
export const OURS_WITH_TITLE = new RegExp(`^(?=[^]*(?:${OURS}))[^]*[《「“][^》」”]{4,60}[》」”]`);
