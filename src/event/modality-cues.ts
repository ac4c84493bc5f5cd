/**
 * Words that tell whether something has happened, as data. Every pattern is tried on a bounded piece of text.
 * A lookaround keeps out the longer words a cue stands in (未来, 传媒, 将军).
 */

/** 未, 没有, 并非: the clause says that it did not happen. */
export const NEGATION = new RegExp(
  [
    '(?:并|从|尚|仍|还|暂|均|也|都|迟迟)?未(?!来|必|经|知|免|央|名|成年|婚|解|尽|满|公开的|授权的|上市|遂)',
    '(?:并|还|尚|仍|暂|也|从来|从)?没有?(?!错|收|落|想到|关系|限|人(?!员|工|形|民)|法|过多|说)',
    '不会(?!议)|不再(?!是)|不打算|不准备|不考虑|无意(?!义|中|识|间)|不想|不愿|不予|不得(?!不)|未能|不存在|无法',
    '(?:暂|并|尚|均|也|目前)无(?!论|疑|愧|数|限|需|意)|(?<![毫绝从独])无(?:任何|直接|相关|实质性?)?(?=合作|业务|关联|投资|收购|股权|上市计划)',
    '并非|并不(?!仅|只|是说)|不是(?!说|只)(?!因为)|绝非|绝不|而非',
    '否认|辟谣|拒绝|婉拒|驳斥|澄清(?!了)|否决|驳回|差点|险些',
  ].join('|'),
  'gu',
);

/** Deals and plans that were given up: what they name did not come about. */
export const CALLED_OFF =
  /(?:终止|取消|叫停|中止|放弃|搁置|告吹|作罢|撤回|撤销|流产|暂停|停止|退出|推翻)了?(?!键|日期|线|下载|服务)/gu;

/** Before what is called off: it is only thought of (正考虑退出合作). */
export const NOT_YET = /考虑|计划|拟|可能|正在|将|威胁|有望|打算|准备|或/u;

/** Verbs of telling behind a negation: it denies the telling, not what is told of (没有透露离职原因). */
export const UNTOLD =
  /^(?:对外|进一步|详细|具体)?(?:透露|公布|公开|披露|说明|提及|回应|解释|提到|想到|意识到|感觉|看到|确认|证实|置评|因为?)/u;
/** Between a negation and a trigger: a new predicate, so that the negation is spent. */
export const SPENT =
  /(?:但|而是|却|反而|已经?|后|之前|前|就|才)(?!.{0,2}的)|因为|的[^的]{1,6}(?:当即|立即|即|都|也|还|被|将|会|正)|因[^,，]{1,20}而|、(?![^、]{0,12}$)/u;

/** Behind the trigger, in its clause or the next: 合作已取消, 报道不实, 遭否认. */
export const DENIED_AFTER =
  /(?:被|遭到?|予以|已经?|最终|宣告|随即)(?:[^,，。]{0,12})(?:否认|辟谣|取消|叫停|终止|中止|搁置|否决)|不实|不属实|失实|谣言|假消息|子虚乌有|捏造|并非事实|与事实不符|告吹|流产|未果|破裂|谈崩|无果|以失败告终|为假|系谣传|纯属|夸大|言过其实/u;

/** Later in the sentence: the talks, or the deal, are stopped. */
export const STOPPED_LATER =
  /(?:暂停|终止|取消|搁置|叫停|中止)了?[^,，。的]{0,8}(?:交易|融资|合作|收购|谈判|推进|计划)/u;

/** A trigger that itself says that nothing came of it. */
export const DENYING_TRIGGER = /^(?:没有|未|并未|终止|取消|放弃|撤回|砍单|叫停|搁置|中止|否认|拒绝)/u;

/** A rumour's clause that only dates the next one: 消息传出前一天，…; 被曝住院后，… */
export const DATING_END = /(?:后|之后|以后|前|之前|前一天|不久|时|之际|以来|的同时)$/u;
/** A clause that turns away from the rumour before it. */
export const TURNS = /^ ?(?:而(?!且)|但|不过|然而|对此|最终|随后|事实上|实际上)/u;

/** In the sentence after a rumour: the company answers. */
export const REFUTED_NEXT =
  /否认|辟谣|不实|不属实|失实|谣言|假消息|子虚乌有|捏造|并非事实|与事实不符|不存在|没有(?:此事|这回事)/u;

/** Sources without a name, or words that only pass on what is said. */
export const RUMOUR_SOURCE = new RegExp(
  [
    '(?:知情|消息|内部|接近[^,，。]{1,20}的?)(?:人士|人员)(?=透露|称|说|表示|指出|爆料|向|周|的话|[,，:：]|$|告诉|消息|报道|今|昨)',
    '(?:据|有|市场|最新|坊间|多方|网络|多个|独家|外界|业界|港媒|媒体|内部|各路)(?:的)?(?:消息|传闻|传言|流言|小道消息)(?:称|说|指出?|显示|传出|,|，|人士)?',
    '(?<![发布]|通知|公告|公布|官方|官宣|发出|官微)消息(?:称|指(?!数))',
    '(?:^|[,，:：|｜ ”」])传(?!统|媒|播|感|奇|真|承|递|输|祺|音|导|神|智|世|人|家|达|染|票|唤|销|呼|教|授|习|颂|阅|记)|(?<![流宣遗上下相祖谣师真盛口讹自])传(?:出(?!去|来的)|言(?!不)|称|说(?!中|里))|被传(?!统|播|递|输|承|感|唤|染)',
    '(?<=[\\u4e00-\\u9fffA-Za-z])据悉(?=拟|将|正|已|考虑|计划|有意|寻求|洽|接近|准备|就|或|最早|最快)',
    '(?:据|网|盛|疯|谣|风|误)传|传闻|传言|小作文|绯闻',
    '(?:被|遭|据|独家|网友)?爆料|被曝|被报[道导导]|(?<=^|[,，:：|｜ ”」])曝(?!光|露|晒)|疑似|疑为|据称|谣传',
    '(?<!据)(?:有|多家|部分)(?:多家|有关|相关|其他|部分)?(?:外|国内外)?(?:媒体|外媒|港媒|台媒|美媒|日媒|韩媒|财经平台)[^,，。]{0,10}(?:报道|报导|爆料|曝|援引)(?!.{0,4}获悉)|有报[道导](?:称|指出?|说)?|市场(?:传|盛传)|外界(?:猜测|推测|盛传)',
  ].join('|'),
  'gu',
);

/** Foreign press that is not named: a rumour when what it reports is a plan. */
export const LOOSE_SOURCE =
  /(?:外媒|媒体|港媒|台媒|美媒)[^,，。]{0,6}(?:报道|报导|消息|称)|^(?:外|美|港|台|日|韩|英|俄)媒[:：]/u;

/** The speaker is not sure: 或将, 可能, 不排除. */
export const MAYBE =
  /(?<!尽)(?:很|极|也|还|还将|均)?(?:有)?可能(?!性)(?!的)|或许|也许|恐(?:怕|将)?(?!龙|慌|怖|惧|袭|吓)|疑似|不排除|大概率|据称|估计(?:会|将)|应该会|猜测|推测/gu;
/** 或 as "maybe", not as "or": a verb or another cue follows, and no list stands around it. */
export const OR_MAYBE =
  /(?<![、间者为和或])或(?=将|于|会|在|被|最|要|已|迎|成为?|推迟|取消|涉|有|以|再|亮相|发布|推出|上线|开源|收购|达|超|面临|创|达成|可|能|宣布|裁|提前|采取|引入|登陆|上市|(?:与|和|同)[^,，。]{1,20}(?:达成|合作|签|联手|成立))(?!者|以上|有关|其他|以下)/gu;

/** 或 directly before the trigger: "maybe", unless another verb stands before it (收购或投资). */
export const OR_AT_TRIGGER =
  /(?<!收购|投资|融资|合作|发布|推出|上市|购买|出售|开发|使用|采用|研发|增资|更新|升级|部署|训练|减持|增持|并购|新建|扩建|直接|、|和|与|及|间|者)或$/u;

/** Words with which a plan is told; 将 and 会 are read apart. */
export const PLAN =
  /(?<![行动展试养作持究项目年一该此这划育练“《》”「」·])计划(?!》|”|」|书|是|的|经济|单列|生育|性|组|表|、|中|内|外|与|和)|拟(?!人|真|态|合|定的|声|制|像|音|南|议)|预计(?!的)|预期(?:将|会|在|于)|有望|即将(?!.{2,8}的)|准备(?!金|好的|工作|就绪|率)|打算|考虑(?!到|因素)|(?<!同)意向(?!书)|有意(?!思|义|识)|力争|争取|旨在未来|目标(?:是|为|在|到)|(?<!不)欲(?!望|速)|正?寻求|洽谈|商谈|谈判|磋商|接洽|筹备|筹划|拟定于|原定|定于|敲定于|推迟(?=发布|上线|推出|上市|开源|部署|到|至)|延后(?=发布|上线|推出|部署|到|至)|愿意|望(?=于|在|年)|承诺|着手|试图|希望|(?<![经])决定(?=将|在|投资|收购)|(?<![需主重首必只不概摘纪还就都而])要(?=收购|推出|发布|上市|融资|开源|做|打造|把|在|以|完全|与)|提上日程|(?<!面向)未来(?=将|会|还|可|几|\d|一|两|三|,|，|[^,，。的]{0,20}(?:将|会))|下一步|届时|年内(?=上|推|发|开|完|实|将|有)|待[^,，。]{1,20}后|后即可|等待|正(?:在)?(?:推进|酝酿|计划|筹备|考虑|准备|洽谈|寻求|谈判|商讨|研究|评估|探索)/gu;

/** 会 as the future: 会在年底上线. */
export const WILL =
  /(?<![员都大峰年展董理协学社机体聚晚商委工议约宴不只才总晤盛班例全省市开国事布就将])会(?=在|于|陆续|逐步|继续|进一步|推出|发布|上线|开源|开放|尽快|很快|把|向|对|面向|率先|首先|以|有新|支持|持续|同步)|(?:还|也|就|都|才)会(?=在|于|推出|发布|上线|开源|开放|陆续|继续)/gu;

/** A bare 会 before the trigger is the future, unless it ends a noun (委员会, 大会, 董事会). */
export const BARE_WILL =
  /(?<![员都大峰年展董理协学社机体聚晚商委工议约宴国教金布事谈证坛览博盛班例省市部法还也就都才不只总])会$/u;

/** What stands between a plan's word and the trigger that ends its scope: it has been done, or it describes a noun. */
export const SCOPE_END =
  /已经?(?!计划|决定)|(?<![为除])了(?!解)|(?:推出|上线|发布|到来|召开|举行|举办|开幕|上市|开源|登场|亮相|发售|面世|建成|开展|进行|采用|接入|使用|投资|收购|采购)的(?!.{0,4}(?:是|将))/u;

/** Directly behind the trigger: 并购意向, 上市计划. */
export const PLANNED_AFTER =
  /^[^，。；]{0,24}的(?:提议|邀约|要约|提案|意向|想法|谈判|可能性)|^[^，。；的]{0,16}?(?:进行|展开|开展|展开了|进行了)(?:初步|早期|深入|秘密)?(?:谈判|磋商|洽谈|接触|商谈)|^(?:邀约|邀请|要约|提议|意愿|动议)|^(?:的)?(?:[\u4e00-\u9fff]{0,2})?(?:计划(?!》|”)(?!的)|意向|打算|在即|进入倒计时|提上日程|可期|仍在(?:洽谈|谈判|筹备))/u;

/** Conditions and questions: nothing is asserted. */
export const CONDITION =
  /如果|假如|倘若|假设|一旦|要是|若(?!干|即若离|有所思)|除非|万一|如若|假使|只要|要想|若要|若想|想要(?=[^,，。]{0,12}$)/u;
/** What ought to be: nothing is said to be so. */
export const OUGHT = /(?:应该|应当|理应|必须|务必|需要(?!的)|建议|呼吁|不妨|最好)[^,，。的]{0,12}$/u;
/** What others wish of somebody (业内希望甲开源): nothing is said to be so, nor planned by him. */
export const WISHED =
  /(?:希望|期待|期望|呼吁|敦促|建议|请求|促请|恳请|盼望?)(?!将|把|能|可|通过|与|和|向|对|在|以|用|从|让)(?:政府|[^，。的甲]{0,4})甲+[^，。甲]{0,10}$/u;
/** Behind a noun that the text counts or names: 估值可能在40亿美元, 市场规模将达. */
export const MAYBE_BEHIND =
  /^[^,，。;；]{0,24}的(?:交易|收购|合作|融资|谈判)[^,，。的]{0,4}(?:可能|或将|据称)|^[^,，。;；的]{0,4}?(?:可能|或将|或达|或会|据称)/u;
export const PLAN_BEHIND =
  /^[^,，。;；]{0,4}?(?:预计|有望|(?<!超出?|低于|高于|好于|符合)预期(?=将|会|在)|将(?:会)?(?=达|超|突破|增|升|扩|于|在[^,，。]{1,12}(?:完成|举行|召开|进行)))/u;
export const QUESTION = /是否|能否|会不会|会否|可否|何时|难道|有没有|要不要|能不能/u;
