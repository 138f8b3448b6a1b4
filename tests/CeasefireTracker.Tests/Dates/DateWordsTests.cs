using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Tests.Dates;

public class DateWordsTests
{
    [Theory]
    [InlineData("2025-03-13", "13 March 2025", "2025年3月13日")]
    [InlineData("2022-03", "March 2022, day not reported", "2022年3月（日は報じられていない）")]
    [InlineData("2022-03-XX", "a day in March 2022, which one is not known", "2022年3月のある日（どの日かは不明）")]
    [InlineData("2022-XX", "a month in 2022, which one is not known", "2022年のある月（どの月かは不明）")]
    [InlineData("2022-XX-XX", "a day in 2022, which one is not known", "2022年のある日（どの日かは不明）")]
    [InlineData("2022", "2022", "2022年")]
    [InlineData("202X", "a year in the 2020s, which one is not known", "2020年代のある年（どの年かは不明）")]
    [InlineData("200X", "a year in 2000–2009, which one is not known", "2000〜2009年のある年（どの年かは不明）")]
    [InlineData("20XX", "a year in 2000–2099, which one is not known", "2000〜2099年のある年（どの年かは不明）")]
    [InlineData("2022-21", "spring 2022", "2022年春")]
    [InlineData("2022-23", "autumn 2022", "2022年秋")]
    [InlineData("2022-24", "winter 2022–23", "2022〜2023年の冬")]
    [InlineData("1999-24", "winter 1999–2000", "1999〜2000年の冬")]
    [InlineData("0033-04-03", "3 April AD 33", "西暦33年4月3日")]
    public void A_date_is_told_as_exactly_as_it_is_known(string text, string en, string ja) => AssertWords(text, en, ja);

    [Theory]
    [InlineData("2022-04-15~", "about 15 April 2022", "2022年4月15日ごろ")]
    [InlineData("2022-04-15?", "possibly 15 April 2022", "2022年4月15日（不確か）")]
    [InlineData("2022-04-15%", "possibly about 15 April 2022", "2022年4月15日ごろ（不確か）")]
    [InlineData("2022?", "possibly 2022", "2022年（不確か）")]
    [InlineData("2022-03~", "about March 2022", "2022年3月ごろ")]
    [InlineData("2022-21~", "about spring 2022", "2022年春ごろ")]
    [InlineData(
        "2022-03-XX%",
        "possibly a day in or around March 2022, which one is not known",
        "2022年3月ごろのある日（どの日かは不明、不確か）"
    )]
    public void Approximation_and_doubt_are_said(string text, string en, string ja) => AssertWords(text, en, ja);

    [Theory]
    [InlineData("2025-04-19/2025-04-20", "19–20 April 2025", "2025年4月19〜20日")]
    [InlineData("2025-07-28/2025-08-02", "28 July – 2 August 2025", "2025年7月28日〜8月2日")]
    [InlineData("2022-10-29/2022-11-02", "29 October – 2 November 2022", "2022年10月29日〜11月2日")]
    [InlineData("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025", "2024年12月30日〜2025年1月2日")]
    [InlineData("2024-03-30/2025-03-31", "30 March 2024 – 31 March 2025", "2024年3月30日〜2025年3月31日")]
    [InlineData("2022-03/2022-05", "March–May 2022", "2022年3〜5月")]
    [InlineData("2022-11/2023-01", "November 2022 – January 2023", "2022年11月〜2023年1月")]
    [InlineData("2022/2024", "2022–2024", "2022〜2024年")]
    [InlineData("2025-04-19/2025-04-19", "19 April 2025", "2025年4月19日")]
    [InlineData("2022-03/2022-03", "March 2022, the whole month", "2022年3月の1か月間")]
    [InlineData("2022-03/2022-05-04", "from March to 4 May 2022", "2022年3月から5月4日まで")]
    [InlineData("2025-03-03~/2025-03-05", "from about 3 March to 5 March 2025", "2025年3月3日ごろから5日まで")]
    [InlineData("2022-03/2022-03-15", "from some time in March to 15 March 2022", "2022年3月のある時点から3月15日まで")]
    [InlineData("2022-03-15/2022-03", "from 15 March to some time in March 2022", "2022年3月15日から同月のある時点まで")]
    [InlineData("2022-03-15/2022", "from 15 March to some time in 2022", "2022年3月15日から同年のある時点まで")]
    [InlineData("2022-03-15/2022~", "from 15 March to some time in about 2022", "2022年3月15日から2022年ごろのある時点まで")]
    [InlineData("2022/2022-03-15", "from some time in 2022 to 15 March that year", "2022年のある時点から3月15日まで")]
    public void An_interval_says_what_its_ends_share_once(string text, string en, string ja) => AssertWords(text, en, ja);

    [Theory]
    [InlineData("2026-01-01/..", "from 1 January 2026 (end open)", "2026年1月1日から（終わりは定められていない）")]
    [InlineData("2025-03-03/", "from 3 March 2025, end not known", "2025年3月3日から（終わりは不明）")]
    [InlineData("../2026-01", "until January 2026 (start open)", "2026年1月まで（始まりは定められていない）")]
    [InlineData("/2025-03-03", "until 3 March 2025, start not known", "2025年3月3日まで（始まりは不明）")]
    public void An_open_end_and_an_unknown_one_read_differently(string text, string en, string ja) => AssertWords(text, en, ja);

    [Theory]
    [InlineData("[..2025-03-13]", "on or before 13 March 2025", "2025年3月13日以前")]
    [InlineData("[2025-03-13..]", "on or after 13 March 2025", "2025年3月13日以降")]
    [InlineData("[..2025-03]", "in or before March 2025", "2025年3月以前")]
    [InlineData("[2025..]", "in or after 2025", "2025年以降")]
    [InlineData("[..2025-03-13~]", "on or before about 13 March 2025", "2025年3月13日ごろか、それ以前")]
    [InlineData("[2025-03-03..2025-03-05]", "between 3 and 5 March 2025 (one day)", "2025年3月3〜5日のいずれかの日")]
    [InlineData("[2025-07-28..2025-08-02]", "between 28 July and 2 August 2025 (one day)", "2025年7月28日〜8月2日のいずれかの日")]
    [InlineData("[2022-03..2022-05]", "between March and May 2022 (one month)", "2022年3〜5月のいずれかの月")]
    [InlineData("[2022..2024]", "between 2022 and 2024 (one year)", "2022〜2024年のいずれかの年")]
    [InlineData("[2022-03..2022-05-04]", "between March and 4 May 2022 (one date)", "2022年3月から5月4日までのいずれかの時期")]
    [InlineData("[2025-01-24,2025-01-28]", "24 or 28 January 2025", "2025年1月24日か28日")]
    [InlineData("[2025-01-24,2025-01-26,2025-01-28]", "24, 26 or 28 January 2025", "2025年1月24日、26日、28日のいずれか")]
    public void One_date_out_of_several_is_said_to_be_one(string text, string en, string ja) => AssertWords(text, en, ja);

    [Theory]
    [InlineData("{2025-01-24,2025-01-28}", "24 and 28 January 2025", "2025年1月24日と28日")]
    [InlineData("{2025-01-24,2025-01-26,2025-01-28}", "24, 26 and 28 January 2025", "2025年1月24日、26日、28日")]
    [InlineData("{2025-07-28,2025-08-02}", "28 July and 2 August 2025", "2025年7月28日と8月2日")]
    [InlineData("{2024-12-30,2025-01-02}", "30 December 2024 and 2 January 2025", "2024年12月30日と2025年1月2日")]
    [InlineData("{2022-03,2022-05}", "March and May 2022", "2022年3月と5月")]
    [InlineData("{2022,2024}", "2022 and 2024", "2022年と2024年")]
    [InlineData("{2022,2022-03}", "2022 and March 2022", "2022年と2022年3月")]
    [InlineData("{2025-01-24~,2025-01-28}", "about 24 January and 28 January 2025", "2025年1月24日ごろと28日")]
    public void Several_dates_say_what_they_share_once(string text, string en, string ja) => AssertWords(text, en, ja);

    private static void AssertWords(string text, string en, string ja)
    {
        var date = EdtfDate.Parse(text);

        Assert.Equal(en, DateWords.Describe(date, Language.En));
        Assert.Equal(ja, DateWords.Describe(date, Language.Ja));
    }
}
