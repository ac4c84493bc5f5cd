/**
 * Each row: a sentence with the quantity in 【】 (its span), then ` = `, kind, value (`low..high` for a range), unit
 * (`-` for none) and `~` where it is approximate.
 */
export const ROWS = `
完成【3亿美元】融资 = money 300000000 USD
完成【3 亿美元】融资 = money 300000000 USD
完成【3亿 美元】融资 = money 300000000 USD
完成约【14亿美元】融资 = money 1400000000 USD ~
作价【20.6亿元】 = money 2060000000 CNY
作价【20.65亿人民币】 = money 2065000000 CNY
投入【人民币2亿元】 = money 200000000 CNY
投入【2亿元人民币】 = money 200000000 CNY
估值【US$30亿】 = money 3000000000 USD
估值【$6.6B】 = money 6600000000 USD
估值【$500M】 = money 500000000 USD
估值【$1.5 billion】 = money 1500000000 USD
售价【$20】每月 = money 20 USD
售价【¥199】 = money 199 CNY
售价【￥1,299】 = money 1299 CNY
售价【NT$500】 = money 500 TWD
投资【新台币5亿元】 = money 500000000 TWD
投资【5亿新台币】 = money 500000000 TWD
产值【5兆元】 = money 5000000000000 CNY
产值【新台币1.2兆元】 = money 1200000000000 TWD
募资【12亿港元】 = money 1200000000 HKD
募资【HK$8亿】 = money 800000000 HKD
募资【3亿港币】 = money 300000000 HKD
收购价【12.5亿英镑】 = money 1250000000 GBP
收购价【3亿欧元】 = money 300000000 EUR
投资【5万亿日元】 = money 5000000000000 JPY
投资【500亿日圆】 = money 50000000000 JPY
投资【50亿韩元】 = money 5000000000 KRW
投资【2亿新加坡元】 = money 200000000 SGD
投资【10亿美金】 = money 1000000000 USD
投资【三百五十万元】 = money 3500000 CNY
投资【两亿元】 = money 200000000 CNY
投资【一千亿元】 = money 100000000000 CNY
投资【一点五亿元】 = money 150000000 CNY
投资【百亿元】 = money 10000000000 CNY ~
投资【数亿元】 = money 100000000 CNY ~
投资【数千万美元】 = money 10000000 USD ~
投资【上亿元】 = money 100000000 CNY ~
投资【近亿元】 = money 100000000 CNY ~
投资【10多亿元】 = money 1000000000 CNY ~
投资【10余亿元】 = money 1000000000 CNY ~
投资近【3亿美元】 = money 300000000 USD ~
投资超【10亿元】 = money 1000000000 CNY ~
投资超过【10亿元】 = money 1000000000 CNY ~
投资逾【10亿元】 = money 1000000000 CNY ~
投资【10亿元】左右 = money 1000000000 CNY ~
投资【10亿元】以上 = money 1000000000 CNY ~
投资不到【10亿元】 = money 1000000000 CNY ~
投资【3至5亿元】 = money 300000000..500000000 CNY
投资【3-5亿元】 = money 300000000..500000000 CNY
投资【3亿-5亿美元】 = money 300000000..500000000 USD
投资【3亿元至5亿元】 = money 300000000..500000000 CNY
投资【2000万到3000万美元】 = money 20000000..30000000 USD
投资【1亿2000万元】 = money 120000000 CNY
投资【1,200万元】 = money 12000000 CNY
投资【5000万美元】 = money 50000000 USD
投资【1.3万亿美元】 = money 1300000000000 USD
每百万token收【0.5元】 = money 0.5 CNY
会员【20块钱】一个月 = money 20 CNY
【千亿参数】大模型 = parameters 100000000000 - ~
【万亿参数】大模型 = parameters 1000000000000 - ~
【百亿级参数】大模型 = parameters 10000000000 - ~
【百亿级别参数】大模型 = parameters 10000000000 - ~
【数十亿参数】模型 = parameters 1000000000 - ~
【1.8万亿参数】模型 = parameters 1800000000000 -
【1750亿参数】模型 = parameters 175000000000 -
【1750 亿个参数】 = parameters 175000000000 -
【6710亿参数】模型 = parameters 671000000000 -
【7B参数】模型 = parameters 7000000000 -
【1.8T参数】模型 = parameters 1800000000000 -
【300M参数】模型 = parameters 300000000 -
发布【72B】版本 = parameters 72000000000 -
发布Yi-【34B】模型 = parameters 34000000000 -
发布【6B】和更大版本 = parameters 6000000000 -
发布【1.5B】版本 = parameters 1500000000 -
参数量【1750亿】 = parameters 175000000000 -
参数量为【2.4万亿】 = parameters 2400000000000 -
参数规模达到【2600亿】 = parameters 260000000000 -
总参数量【2.4万亿】 = parameters 2400000000000 -
参数规模达【千亿】级 = parameters 100000000000 - ~
用【2.6T tokens】训练 = tokens 2600000000000 token
用【3万亿token】训练 = tokens 3000000000000 token
用【15T个tokens】训练 = tokens 15000000000000 token
日均【1.2万亿Tokens】 = tokens 1200000000000 token
日均【500亿词元】 = tokens 50000000000 token
算力【100 EFLOPS】 = computing 100 EFLOPS
算力【197EFLOPS】 = computing 197 EFLOPS
算力【500 PFLOPS】 = computing 500 PFLOPS
算力【200TOPS】 = computing 200 TOPS
建成【1000P】算力 = computing 1000 P
建成【3000P】智算中心 = computing 3000 P
建成【5E】智能算力 = computing 5 E
【万卡】集群 = computing 10000 卡 ~
【十万卡】集群 = computing 100000 卡
【8000多卡】训练 = computing 8000 卡 ~
订购【1600片】昇腾910B芯片 = computing 1600 片
订购【480 块】 V100显卡 = computing 480 块
购置【1 万张】英伟达A100 GPU = computing 10000 张
采购【75台】H800服务器 = computing 75 台
规模【100兆瓦】 = computing 100 MW
规模【1.2GW】 = computing 1.2 GW
规模【760万标准机架】 = count 7600000 标准机架
发布【54个】大模型 = count 54 个
发布【54 个】大模型 = count 54 个
发布【上百个】大模型 = count 100 个 ~
发布【数百个】大模型 = count 100 个 ~
发布【数十款】产品 = count 10 款 ~
发布【几十款】产品 = count 10 款 ~
发布【十余款】产品 = count 10 款 ~
发布【十几款】产品 = count 10 款 ~
发布【41款】产品 = count 41 款
发布【200多个】方案 = count 200 个 ~
服务【130家】企业 = count 130 家
服务【三十家】企业 = count 30 家
服务【30-50家】企业 = count 30..50 家
服务【两家】公司 = count 2 家
超过【1000家】 = count 1000 家 ~
提交【20余起】案件 = count 20 起 ~
制定标准【50项】以上 = count 50 项 ~
发表【390 篇】论文 = count 390 篇
共有【1048 家】企业 = count 1048 家
【七部门】印发 = count 7 部门
累计【200人】 = count 200 人
团队有【3000多名】员工 = count 3000 人 ~
超【4 万人】 = count 40000 人 ~
拥有【2亿】用户 = count 200000000 人
用户超【2亿】, = count 200000000 人 ~
月活用户已突破【1亿】。 = count 100000000 人 ~
月活大约【1.5 亿】, = count 150000000 人 ~
调用量超【2亿】, = count 200000000 次 ~
下载量达【500万次】 = count 5000000 次
服务企业用户【8.5万】, = count 85000 家
逾【9 万】企业客户 = count 90000 家 ~
衍生模型数量已突破【9万】, = count 90000 个 ~
性能提升【3倍】 = count 3 倍
占比【55%】 = percent 55 %
占比【26.6%】 = percent 26.6 %
占比【百分之五十】 = percent 50 %
占比【百分之三点五】 = percent 3.5 %
占比【三分之一】 = percent 33.3333333333 %
占比【3成】以上 = percent 30 % ~
占比近【七成】。 = percent 70 % ~
占比【30%到50%】 = percent 30..50 %
占比【30%-50%】 = percent 30..50 %
提升【5个百分点】 = percent 5 %
综合排名【第一】, = rank 1 -
位列全球【第五】。 = rank 5 -
拿下全球【第二】, = rank 2 -
名列【第3名】 = rank 3 -
排在【第二位】 = rank 2 -
排名【第9】、 = rank 9 -
进入【Top 5】 = rank 5 -
进入全球【TOP10】 = rank 10 -
进入【前十名】 = rank 10 - ~
登上【榜首】 = rank 1 -
获得【冠军】 = rank 1 -
获得【亚军】 = rank 2 -
直接【登顶】榜单 = rank 1 -
总分【86.4分】 = score 86.4 分
得分为【70.72】, = score 70.72 -
以【70.72】的分数位列 = score 70.72 -
得到了【84.55】, = score 84.55 -
拿到【86.57】的平均分 = score 86.57 -
Elo评分达到【1350】, = score 1350 -
支持【200K】上下文 = length 200000 token
上下文窗口达【128k】, = length 128000 token
处理【40万汉字】 = length 400000 字
处理【200万字】长文 = length 2000000 字
历时【三个月】 = duration 3 个月
历时【5年】 = duration 5 年
历时【24小时】 = duration 24 小时
历时【10天】 = duration 10 天
历时【两周】 = duration 2 周
`
  .trim()
  .split('\n');

/** Sentences that name no quantity. */
export const NONE = `
使用H100和A800芯片
GPT-4发布
昇腾910B发布
2023年7月7日
第一次发布
第一季度
第二代产品
一家公司
一个模型
首批产品
版本3.5发布
百度发布
千问发布
万科地产
三星电子
A1轮
o1模型
10:30开始
CES 2024开幕
百川智能
零一万物
八达岭
一汽集团
第三款产品
十分关注
发布文心大模型4.0,
发布3.5模型
使用大模型3,
2B业务
F-35B战机
清晰度720P
凌晨4时24分
十字路口
一块GPU`
  .trim()
  .split('\n');
