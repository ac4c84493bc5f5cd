import type { Span } from '../text/span.ts';

/** What a name that is both a maker and its model stands for at one place. */
export type Side = 'organization' | 'model' | 'open';

export interface SideVerdict {
  readonly side: Side;
  readonly reason: string;
}

/** How far the words that decide may stand from the name. */
const NEAR = 18;

const CLOSING = '^[ "”」』)）]{0,2}';
const OPENING = '[ "“「『《(（]{0,2}$';

const STOCK_AFTER = /^[ ]?[（(](?:[A-Z]{2,6}[:：. ])?\d{4,6}/;
/** Its people, its money, its products. */
const OWNER_AFTER = new RegExp(
  `${CLOSING}(?:公司|集团|团队|创始人|创办人|联合创始人|CEO|CTO|首席|总部|员工|官方|官网|研究员|研究人员|方面|高管|董事|内部|旗下|估值|股权|股东|股价|市值|IPO|上市|融资|等多家(?:标的|上市公司)|概念股|投资人|投资者|负责人|实验室|办公|总裁|副总|法务|发言人|人才|工程师|核心成员|前员工|新模型|等公司|等企业|等厂商|等创业|等初创|被(?:起诉|指控|控告|处罚|约谈|收购|列入)|的(?:(?:开源|最新|全新|新一代|首个|首款|自研|AI|这款|大|新)*(?:大?语言模型|大?模型)|估值|员工|团队|研究|创始人|融资|投资|股|母公司|总部|首席|工程师|崛起|产品|技术路线|官方|办公室))`,
  'i',
);
const MODEL_AFTER = new RegExp(
  `${CLOSING}(?:系列|这款|开源|满血|原生|本地)?(?:大?语言模型|大?模型|助手|智能助手|应用(?!公司)|App(?![a-z])|网页|网站|聊天机器人|机器人|API|接口|客户端|下载|浏览器|插件|版本|满血版|权重|参数|推理模型|一体机|部署|的(?:训练成本|性能|能力|输出|回答|权重|API|用户|服务|部署|使用|版本|表现|下载|接入)|服务|用户|概念|生成|聊天|对话|搜索|镜像|技术|平台|输出)`,
  'i',
);
const MODEL_BEFORE = new RegExp(
  `(?:使用|接入|采用|部署|调用|集成|基于|支持|上线|上架|下载|搭载|适配|禁用|封禁|禁止|限制|体验|用|超越|超过|优于|逊于|击败|对标|类|版|版的|挑战|安装|试用|询问|问|打开|登录|内置|嵌入|引入|运行|微调|融入|换成|训练出|推出的?|发布的?|开源的?|模型|助手|应用|聊天机器人|机器人)${OPENING}`,
);
const OWNER_BEFORE =
  /(?:投资|投资了|收购|起诉|入股|加入|加盟|创立|创办|创建|公司|企业|厂商|任职于|离开|离职|来自|向|团队|开发商|制造商|对手|指控|约谈|处罚|调查|实验室|成立|隶属|创始|母公司|由|原|前)[ "“「『《(（:：—]{0,3}$/;
const ACTS = new RegExp(
  `${CLOSING}[^，。；！？、,.;!?\\n]{0,8}?(?:发布|宣布|宣告|表示|透露|推出|公布|披露|承认|否认|声明|声称|起诉|收购|拟|计划|招聘|提交|递交|递表|完成|获得|获投|成立|创立|筹集|募|签署|开源了|公开|训练|研发|纳入(?:港股通|恒生|指数|MSCI)|[调移][入出]|停牌|复牌|股价|市值|[收大暴]?[涨跌](?:超|逾|近|停|幅|\\d)|开源(?:新一代|最新|首个|首款|旗下|全新|其|自研|了)|开发|自研|上调|下调|降价|涨价|正在|正与|传出|聘|雇|裁员|扩招|拒绝|同意|道歉|发来|发文|发表|暂停了|采购|囤积|购买|谈判|估值|赴港|冲刺|敲钟|挂牌|搬迁)`,
);

/** In this order: the first that matches decides. */
const RULES: readonly {
  readonly side: 'organization' | 'model';
  readonly where: 'after' | 'before';
  readonly pattern: RegExp;
}[] = [
  { side: 'organization', where: 'after', pattern: STOCK_AFTER },
  { side: 'organization', where: 'after', pattern: OWNER_AFTER },
  { side: 'model', where: 'after', pattern: MODEL_AFTER },
  { side: 'model', where: 'before', pattern: MODEL_BEFORE },
  { side: 'organization', where: 'before', pattern: OWNER_BEFORE },
  { side: 'organization', where: 'after', pattern: ACTS },
];

/**
 * Decides between maker and model by the words next to the name (events.md, "Conventions of the gold"): the actor of
 * a verb is the organization; what is used, released, integrated or ranked is the model.
 * @param versioned whether a version follows the name
 */
export function actorOrModel(text: string, span: Span, versioned: boolean): SideVerdict {
  if (versioned) return { side: 'model', reason: 'a version follows' };
  const after = text.slice(span.end, span.end + NEAR);
  const before = text.slice(Math.max(0, span.start - NEAR), span.start);
  for (const { side, where, pattern } of RULES) {
    const found = pattern.exec(where === 'after' ? after : before)?.[0].trim();
    if (found !== undefined)
      return { side, reason: `“${found}” ${where === 'after' ? 'after' : 'before'} it` };
  }
  return { side: 'open', reason: 'nothing near decides' };
}
