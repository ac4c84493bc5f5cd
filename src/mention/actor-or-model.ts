import type { Span } from '../text/span.ts';

/** What a name that is both a maker and its model stands for at one place. */
export type Side = 'organization' | 'model' | 'open';

export interface SideVerdict {
  readonly side: Side;
  readonly reason: string;
}

/** How far the words that decide may stand from the name. */
const NEAR = 18;

const MODEL_AFTER =
  /^[ "”」』)）]{0,2}(?:系列|这款|开源|满血|原生|本地)?(?:大?语言模型|大?模型|助手|智能助手|应用(?!公司)|app(?![a-z])|网页|网站|聊天机器人|机器人|api|接口|客户端|下载|浏览器|插件|版本|满血版|蒸馏|权重|参数|推理模型|一体机|部署|的(?:训练成本|性能|能力|输出|回答|模型|权重|api|用户|服务|部署|使用|版本|表现|下载|接入)|服务|用户|概念|生成|聊天|对话|搜索|镜像|技术|平台|输出)/i;
const ACTOR_NOUN_AFTER =
  /^[ "”」』)）]{0,2}(?:公司|集团|团队|创始人|创办人|联合创始人|创辦人|ceo|cto|首席|总部|员工|官方|官网|研究员|研究人员|方面|高管|董事|内部|旗下|估值|股权|股东|股价|市值|ipo|上市|融资|投资人|投资者|负责人|实验室|办公|总裁|副总|法务|发言人|人才|工程师|核心成员|核心研究|前员工|新模型|的新模型|的新一代|的估值|的员工|的团队|的研究|的创始人|的融资|的投资|的股|的母公司|的总部|的首|的工程师|的崛起|被(?:起诉|指控|控|告|处罚|约谈|收购|列入)|首席执行官|等公司|等企业|等厂商|等创业|等初创)/i;
const ACTOR_VERB =
  /^[ "”」』)）]{0,2}(?:[^，。；！？、,.;!?\n]{0,8}?)(?:发布|宣布|宣告|宣佈|表示|透露|回应|推出|公布|披露|承认|否认|声明|声称|起诉|收购|拟|计划|招聘|提交|递交|递表|完成|获得|获|成立|创立|筹集|募|签署|开源了|公开|训练|研发|开发|训出|自研|上调|下调|降价|涨价|称|说|指出|认为|希望|正在|正与|传出|聘|雇|裁|扩招|拒绝|同意|道歉|发来|发文|发表|提出|选择|决定|暂停了|采购|囤积|使用了|使用|采用|购买|合作|谈判|估值|赴港|冲刺|敲钟|挂牌|迁|搬)/;
const MODEL_BEFORE =
  /(?:使用|接入|采用|部署|调用|集成|基于|支持|上线|上架|下载|搭载|适配|禁用|封禁|禁止|限制|体验|用|超越|超过|优于|逊于|击败|对标|类|版|版的|挑战|安装|试用|询问|问|打开|登录|登陆|内置|嵌入|引入|运行|微调|蒸馏|融入|换成|使用了|训练出|推出的?|发布的?|开源的?|模型|大模型|助手|应用|聊天机器人|机器人)[ "“「『《(（]{0,2}$/;
const ACTOR_BEFORE =
  /(?:投资|投资了|收购|起诉|入股|加入|加盟|创立|创办|创建|公司|企业|初创公司|创业公司|厂商|任职于|离开|离职|来自|向|团队|开发商|制造商|竞争对手|对手|指控|约谈|处罚|调查|实验室|成立|隶属|创始|母公司|由|被|原|前)[ "“「『《(（:：—]{0,3}$/;
const STOCK_AFTER = /^[ ]?[（(](?:[A-Z]{2,6}[:：. ])?\d{4,6}/;

/**
 * Decides between maker and model by the words next to the name (events.md, "Conventions of the gold"): the actor of
 * a verb is the organization; what is used, released, integrated or ranked is the model.
 * @param versioned whether a version follows the name
 */
export function actorOrModel(text: string, span: Span, versioned: boolean): SideVerdict {
  const after = text.slice(span.end, span.end + NEAR);
  const before = text.slice(Math.max(0, span.start - NEAR), span.start);
  if (versioned) return { side: 'model', reason: 'a version follows' };
  if (STOCK_AFTER.test(after)) return { side: 'organization', reason: 'a stock code follows' };
  const noun = ACTOR_NOUN_AFTER.exec(after)?.[0];
  if (noun !== undefined) return { side: 'organization', reason: `“${noun.trim()}” follows` };
  const product = MODEL_AFTER.exec(after)?.[0];
  if (product !== undefined) return { side: 'model', reason: `“${product.trim()}” follows` };
  const used = MODEL_BEFORE.exec(before)?.[0];
  if (used !== undefined) return { side: 'model', reason: `after “${used.trim()}”` };
  const owner = ACTOR_BEFORE.exec(before)?.[0];
  if (owner !== undefined) return { side: 'organization', reason: `after “${owner.trim()}”` };
  const act = ACTOR_VERB.exec(after)?.[0];
  if (act !== undefined) return { side: 'organization', reason: `acts: “${act.trim()}”` };
  return { side: 'open', reason: 'nothing near decides' };
}
