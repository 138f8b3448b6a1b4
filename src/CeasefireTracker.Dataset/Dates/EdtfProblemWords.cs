namespace CeasefireTracker.Dataset.Dates;

internal static class EdtfProblemWords
{
    public static (string En, string Ja) Of(EdtfProblem problem) =>
        problem switch
        {
            EdtfProblem.Empty => (
                "the date is empty; leave the field out if no date is known.",
                "日付が空です。日付がわからないときは項目ごと省いてください。"
            ),
            EdtfProblem.TooLong => ("a date has at most 64 characters.", "日付は64文字までです。"),
            EdtfProblem.Whitespace => (
                "a date has no spaces or line breaks; a time of day does not belong here.",
                "日付に空白や改行は使えません。時刻もここには書けません。"
            ),
            EdtfProblem.FullWidth => (
                "these are full-width characters; write digits and marks in ASCII, such as 2022-03-15.",
                "全角の文字です。2022-03-15のように半角の数字と記号で書いてください。"
            ),
            EdtfProblem.ForeignDigits => (
                "these are digits of another script; write 0 to 9.",
                "別の文字体系の数字です。0から9で書いてください。"
            ),
            EdtfProblem.LookalikeMark => (
                "this mark only looks like one of EDTF's; write the ASCII - , / or .. instead.",
                "形の似た別の記号です。半角の - , / .. で書いてください。"
            ),
            EdtfProblem.Words => (
                "words are not read; write the date in digits, such as 2022-03-15.",
                "言葉は読み取れません。2022-03-15のように数字で書いてください。"
            ),
            EdtfProblem.UnknownCharacter => ("no EDTF date has this character.", "EDTFの日付では使わない文字です。"),
            EdtfProblem.DraftUnspecified => (
                "u is from the draft of 2012; ISO 8601-2:2019 writes X for a digit that is not known, such as 202X.",
                "uは2012年の草案の書き方です。ISO 8601-2:2019では、わからない桁を202XのようにXと書きます。"
            ),
            EdtfProblem.DraftUnknown => (
                "this word is from the draft of 2012; leave an unknown end empty, such as 2022-03/.",
                "2012年の草案の書き方です。不明な端は2022-03/のように空にしてください。"
            ),
            EdtfProblem.DraftOpen => (
                "this word is from the draft of 2012; write an open end as two dots, 2022-03/.. for example.",
                "2012年の草案の書き方です。定めのない端は2022-03/..のように点二つで書いてください。"
            ),
            EdtfProblem.DraftUncertainAndApproximate => (
                "this pair is from the draft of 2012; write % for both uncertain and approximate.",
                "2012年の草案の書き方です。不確かでおおよそのときは%と書いてください。"
            ),
            EdtfProblem.DraftGrouping => (
                "round brackets are from the draft of 2012; put one ?, ~ or % at the end of the whole date.",
                "丸括弧は2012年の草案の書き方です。? ~ % は日付全体の最後に一つだけ付けてください。"
            ),
            EdtfProblem.LowercaseUnspecified => ("a digit that is not known is a capital X.", "わからない桁は大文字のXで書いてください。"),
            EdtfProblem.TimeOfDay => (
                "a time of day or a zone does not belong in a date; an event has a field of its own for it.",
                "時刻や時差は日付に書けません。出来事には時刻のための項目が別にあります。"
            ),
            EdtfProblem.LetterYear => (
                "years with the letter Y are not read; the years are 0001 to 9999, without a letter.",
                "Yの付く年は読み取れません。年は0001から9999まで、文字を付けずに書いてください。"
            ),
            EdtfProblem.NegativeYear => (
                "years before 0001 are not read, and no date begins with a minus.",
                "0001年より前の年は読み取れません。日付をマイナスで始めることはできません。"
            ),
            EdtfProblem.Exponent => (
                "exponents are not read; write a year as four digits.",
                "指数は読み取れません。年は4桁の数字で書いてください。"
            ),
            EdtfProblem.SignificantDigits => (
                "significant digits are not read; write X for each digit that is not known, such as 195X.",
                "有効桁数は読み取れません。わからない桁を195XのようにXで書いてください。"
            ),
            EdtfProblem.WeekDate => (
                "weeks are not read; write the week's first and last day as an interval, such as 2022-03-14/2022-03-20.",
                "週は読み取れません。2022-03-14/2022-03-20のように最初と最後の日で書いてください。"
            ),
            EdtfProblem.OrdinalDate => (
                "days of the year are not read; write month and day, such as 2022-03-15.",
                "年の通算日は読み取れません。2022-03-15のように月と日で書いてください。"
            ),
            EdtfProblem.Duration => (
                "durations and repetitions are not read; write the first and the last day, such as 2022-03-15/2022-03-17.",
                "期間の長さや繰り返しは読み取れません。2022-03-15/2022-03-17のように最初と最後の日で書いてください。"
            ),
            EdtfProblem.BasicFormat => ("write the hyphens: 2022-03-15.", "2022-03-15のようにハイフンを入れてください。"),
            EdtfProblem.YearNotFourDigits => (
                "a year has four digits, such as 2022; a decade is 202X, a century 20XX.",
                "年は2022のように4桁です。年代は202X、百年は20XXと書きます。"
            ),
            EdtfProblem.YearZero => ("the years are 0001 to 9999.", "年は0001から9999までです。"),
            EdtfProblem.TwoDigitsExpected => (
                "a month or a day has two digits, such as 2022-03 or 2022-03-05.",
                "月と日は2022-03や2022-03-05のように2桁です。"
            ),
            EdtfProblem.NoSuchMonth => (
                "there is no such month; 01 to 12 are months, 21 to 24 seasons.",
                "その月はありません。01から12が月、21から24が季節です。"
            ),
            EdtfProblem.NoSuchDay => ("the calendar has no such day.", "暦にない日です。"),
            EdtfProblem.LevelTwoSeason => (
                "25 to 41 are level 2 of ISO 8601-2 (quarters, seasons by hemisphere and the like) and not read; write the months, such as 2022-01/2022-03.",
                "25から41はISO 8601-2のレベル2（四半期や半球別の季節など）で、読み取れません。2022-01/2022-03のように月で書いてください。"
            ),
            EdtfProblem.SeasonWithDay => ("a season has no days; write the month.", "季節に日は付けられません。月で書いてください。"),
            EdtfProblem.SeasonNotAlone => (
                "a season stands alone, not in an interval or a set; write its months.",
                "季節は区間や集合の中では使えません。月で書いてください。"
            ),
            EdtfProblem.AfterLastYear => (
                "this winter ends after the year 9999, the last one that is read.",
                "この冬は、読み取れる最後の年である9999年の後に終わります。"
            ),
            EdtfProblem.UnspecifiedPlace => (
                "X stands only for whole parts from the right: 20XX, 202X, 2022-XX, 2022-XX-XX or 2022-03-XX.",
                "Xは右端から続けて使います。20XX、202X、2022-XX、2022-XX-XX、2022-03-XXのいずれかです。"
            ),
            EdtfProblem.UnspecifiedNotAlone => (
                "X inside an interval or a set is level 2 of ISO 8601-2 and not read; write the month or the year alone.",
                "区間や集合の中のXはISO 8601-2のレベル2で、読み取れません。月や年までを書いてください。"
            ),
            EdtfProblem.PartQualified => (
                "qualifying one part of a date is level 2 of ISO 8601-2 and not read; put one ?, ~ or % at the end of the whole date.",
                "日付の一部だけに付ける? ~ %はISO 8601-2のレベル2で、読み取れません。日付全体の最後に一つだけ付けてください。"
            ),
            EdtfProblem.RepeatedQualifier => (
                "a date has one qualifier: ? uncertain, ~ approximate, % both.",
                "付けられる記号は一つです。?は不確か、~はおおよそ、%はその両方を表します。"
            ),
            EdtfProblem.DateMissing => ("a date is missing here.", "ここに日付がありません。"),
            EdtfProblem.NoDateAtAll => (
                "an interval or a range needs at least one date.",
                "区間や範囲には少なくとも一つの日付が必要です。"
            ),
            EdtfProblem.SecondSlash => (
                "an interval has one slash, between its start and its end.",
                "区間の斜線は、始まりと終わりの間の一つだけです。"
            ),
            EdtfProblem.Backwards => ("the end lies before the start.", "終わりが始まりより前にあります。"),
            EdtfProblem.DotsWithoutBrackets => (
                "write a stretch of time as a/b, and one day out of several as [a..b].",
                "続いた期間はa/b、その中のいずれかの日は[a..b]と書いてください。"
            ),
            EdtfProblem.WrongDots => (
                "the parts of a date are joined by hyphens, and an open end is two dots.",
                "年月日はハイフンでつなぎ、定めのない端は点二つで書いてください。"
            ),
            EdtfProblem.CommaWithoutBrackets => (
                "write several dates as {a,b} when each is meant, and as [a,b] when one of them is.",
                "複数の日付は、すべてを指すなら{a,b}、いずれかを指すなら[a,b]と書いてください。"
            ),
            EdtfProblem.BracketNotClosed => ("the bracket is not closed by its own kind.", "括弧が同じ種類の括弧で閉じられていません。"),
            EdtfProblem.MisplacedBracket => (
                "no bracket can stand here; brackets enclose the whole text, once.",
                "ここに括弧は置けません。括弧は全体を一度だけ囲みます。"
            ),
            EdtfProblem.IntervalInSet => (
                "an interval cannot be a member of a set; write [a..b] for one day out of several, or a/b without brackets.",
                "区間は集合の要素にできません。いずれかの日なら[a..b]、期間なら括弧なしのa/bと書いてください。"
            ),
            EdtfProblem.DotsInSet => (
                "ranges in { } are not read; list the dates, or write a/b for every day from a to b.",
                "{ }の中の..は読み取れません。日付を並べるか、aからbまでの毎日ならa/bと書いてください。"
            ),
            EdtfProblem.DotsAndCommas => (
                "a set is either a list with commas or one range with two dots, not both.",
                "集合は、コンマで並べるか、..の範囲一つにするかのどちらかです。"
            ),
            EdtfProblem.SetOfOne => (
                "a set has at least two dates; write one date without brackets.",
                "集合には二つ以上の日付が必要です。一つなら括弧なしで書いてください。"
            ),
            EdtfProblem.MembersOutOfOrder => (
                "the dates of a set stand in order, the earliest first, each once.",
                "集合の日付は早い順に、重複なく並べてください。"
            ),
            EdtfProblem.TextAfterEnd => ("the date is complete before this.", "日付はこの前で終わっています。"),
            _ => throw new ArgumentOutOfRangeException(nameof(problem)),
        };
}
