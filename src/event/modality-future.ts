/** What follows 将 when it tells the future: adverbs, prepositions and verbs. A noun or a name follows the object marker. */
const FUTURE_FOLLOWS =
  /^(?:在|于|会|以(?!上|下)|从|向|对(?!话|手|标)|为|与|和|由|被|不|是|成|可|能|达|就|把|按|自(?=\d|本|今|即|明|下)|有|再|再次|继续|进一步|全面|正式|首次|首批|陆续|逐步|同步|率先|联合|共同|分别|分阶段|分批|最早|最快|最迟|最终|很快|尽快|重点|积极|大力|持续|完全|完整|全部|更|根据|通过|基于|围绕|借助|依托|利用|使用|采用|采取|采购|推出|推进|推动|推迟|发布|发行|发射|上线|上市|上调|下调|下线|开源|开放|开启|开始|开展|开发(?!者|工具|平台|的)|公布|公开|宣布|举行|举办|召开|收购|投资|投入|参与|参投|出任|担任|加入|加大|加强|加快|引入|引进|接入|接受|接任|接管|提供|提升|提高|提交|支持|支付(?!宝)|免费|应用(?=于|到|在)|帮助|助力|升级|更新|新增|增加|增至|超过|超|突破|覆盖|拓展|扩大|扩展|扩建|建设|建立|建成|打造|构建|设立|成立|组建|合作(?!伙伴)|签署|签约|展开|展示|启动|启用|融入|融资|获得|获|迎来|迎|面向|面临|面对|实现|实施|落地|落户|入驻|进入|进行|进驻|登陆|登场|亮相|停止|停用|取消|终止|终结|暂停|退出|离开|离职|赴|前往|用于|专注|负责|领导|领投|跟投|牵头|承担|承建|改变|改|重启|重组|重新|恢复|调整|下架|内置|搭载|集成|整合|完成|拆分|分拆|独立|购买|购入|出售|减持|增持|发放|派发|安排|组织|培养|建|造|做|用|让|使|给|带来|带|努力|考虑|探索|尝试|优先|直接|主要|深度|深入|充分|一同|一起|携手|联手|致力|深化|于近期|赋能|服务(?=于)|打通|制定|出台|印发|列入|列为|执行|生效|严格|起诉|上诉|对外|向外|先|仅|只|全|至少|大幅|显著|逐渐|快速|迅速|长期|主导|主办|协助|研发|研究(?!成果|院|人员)|训练(?!数据|集|代码|框架|好)|测试(?!数据|结果)|部署|运营(?!权|数据|商|中心)|运行|交付|量产|扩产|供货|供应|接替|卸任|辞任|辞去|离任|转任|调任|加盟|晋升|入股|增资|跟进|领衔|主持|关闭|关停|裁员|裁减|缩减|削减|降价|涨价|收费|下降|上升|回购|配售|募|招募|招聘|回归|返回|推送|推向|面世|问世|开售|发售|开幕|揭晓|揭幕|落成|投产|投建|开工|试点|试运行|竞购|进军|对接|适配|兼容|引领|代替|取代|替代|超越|贡献|创造|创|节省|减少|扩张|增强|优化|改进|改善|改造|打破|解决|满足|促进|影响|导致|受|遭|缴纳|支出|花费|斥资|耗资|耗|整体|统一|产生(?!的)|形成|达成|达到|拥有|保持|保留|允许|要求|限制|禁止|审查|调查|评估|审议|披露|说明|讨论|商讨|着力|着手|抓紧|力争|计划|有望|意味着|于|至|近)/u;

const NOT_ALONE_AFTER = /^(?:军|领|士|帅|相|才|就|心比心|错就错|信将疑)/u;
const FIXED_BEFORE = /[名大干少上中老小麻闯悍武猛健骁虎女主门选爱儿]$/u;

/** 已将, 曾将, 成功将: done, so that 将 marks an object. */
const DONE_BEFORE =
  /(?:已经?|曾|成功|(?<![功职智性动技效才产潜])能够?|可以?|通过|此前|(?<![未后近原本往])来|(?<![过])去|选择)$/u;

/** Where a future 将 stands. */
export interface FutureCue {
  readonly at: number;
  readonly length: number;
}

/**
 * The last 将 in `before` (the text from the clause's beginning to the trigger) that tells the future, or null.
 * 将 that marks an object (将文心一言接入) and 将 inside other words are passed over.
 */
export function futureJiang(before: string, trigger: string): FutureCue | null {
  for (let at = before.lastIndexOf('将'); at >= 0; at = at === 0 ? -1 : before.lastIndexOf('将', at - 1)) {
    const after = before.slice(at + 1) + trigger;
    if (before.charAt(at - 1) === '即') return { at: at - 1, length: 2 };
    if (NOT_ALONE_AFTER.test(after) || FIXED_BEFORE.test(before.slice(0, at).slice(-1))) continue;
    if (DONE_BEFORE.test(before.slice(Math.max(0, at - 4), at))) continue;
    const next = after.replace(/^[ ]/u, '');
    if (next === trigger || FUTURE_FOLLOWS.test(next)) {
      return { at, length: 1 };
    }
    // 将 4 月 1 日起: a date follows the future, never the object marker.
    if (/^\d{1,4} ?[年月日]/u.test(next)) return { at, length: 1 };
  }
  return null;
}
