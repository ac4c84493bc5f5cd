/** The surnames that cover about 96 % of Chinese names, by the census of 2020, with the usual ones of Hong Kong and Taiwan. */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边惠郁楼印印姬宗束璩蒲邬狄娄仇鄢冼佘练揭匡岑褚缪骆窦滕';

export const COMPOUND_SURNAMES =
  '欧阳|司马|上官|诸葛|慕容|司徒|皇甫|令狐|尉迟|公孙|东方|夏侯|端木|澹台|长孙|宇文|南宫|百里|叶刘';
