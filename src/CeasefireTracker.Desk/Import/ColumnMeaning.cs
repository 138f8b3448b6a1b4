using CeasefireTracker.Web.Search;

namespace CeasefireTracker.Desk.Import;

/// <summary>What a column may be.</summary>
/// <param name="Name">The name by which pages and addresses know it, and a key of the words <c>import.column.…</c>.</param>
/// <param name="Heads">What files call it, besides that.</param>
public sealed record ColumnMeaning(string Name, params IReadOnlyList<string> Heads)
{
    public static readonly ColumnMeaning Id = new("id", "uid", "unique_id", "agtid", "number", "番号");
    public static readonly ColumnMeaning Date = new(
        "date",
        "edtf",
        "when",
        "start",
        "start date",
        "event date",
        "date signed",
        "dat",
        "published date",
        "日付",
        "年月日",
        "開始",
        "開始日",
        "日時"
    );
    public static readonly ColumnMeaning Year = new("year", "start_date.year", "start year", "年");
    public static readonly ColumnMeaning Month = new("month", "start_date.month", "start month", "月");
    public static readonly ColumnMeaning Day = new("day-of-month", "day", "start_date.day", "start day", "日");
    public static readonly ColumnMeaning End = new("end", "end date", "finish", "終了", "終了日");
    public static readonly ColumnMeaning EndYear = new("end-year", "end_date.year", "end year");
    public static readonly ColumnMeaning EndMonth = new("end-month", "end_date.month", "end month");
    public static readonly ColumnMeaning EndDay = new("end-day", "end_date.day", "end day");
    public static readonly ColumnMeaning Title = new(
        "title",
        "headline",
        "text.headline",
        "name",
        "event",
        "agreement name",
        "agt",
        "summary line",
        "見出し",
        "題名",
        "タイトル",
        "件名",
        "出来事"
    );
    public static readonly ColumnMeaning TitleEn = new("title-en", "title_en", "title.en", "title (en)", "english title", "英語題名");
    public static readonly ColumnMeaning TitleJa = new("title-ja", "title_ja", "title.ja", "title (ja)", "japanese title", "日本語題名");
    public static readonly ColumnMeaning Summary = new(
        "summary",
        "text",
        "text.text",
        "description",
        "body",
        "details",
        "content",
        "abstract",
        "概要",
        "説明",
        "内容",
        "本文",
        "要約"
    );
    public static readonly ColumnMeaning SummaryEn = new("summary-en", "summary_en", "summary.en");
    public static readonly ColumnMeaning SummaryJa = new("summary-ja", "summary_ja", "summary.ja");
    public static readonly ColumnMeaning Kind = new("kind", "category", "categories", "group", "event type", "種類", "種別", "分類");
    public static readonly ColumnMeaning RowType = new("row-type", "type");
    public static readonly ColumnMeaning Standing = new("standing");
    public static readonly ColumnMeaning Collections = new("collections");
    public static readonly ColumnMeaning Actors = new(
        "actors",
        "actor",
        "parties",
        "party",
        "participants",
        "participant",
        "signatories",
        "attendees",
        "sides",
        "当事者",
        "参加者",
        "主体",
        "関係者",
        "署名者"
    );
    public static readonly ColumnMeaning Roles = new("roles");
    public static readonly ColumnMeaning Url = new(
        "url",
        "link",
        "links",
        "source url",
        "source_url",
        "source_urls",
        "source.url",
        "sources.url",
        "source link",
        "href",
        "web",
        "website",
        "出典url",
        "リンク",
        "アドレス"
    );
    public static readonly ColumnMeaning Sources = new("sources");
    public static readonly ColumnMeaning SourceTitle = new("source-title", "source title", "article", "article title", "記事");
    public static readonly ColumnMeaning Publisher = new(
        "publisher",
        "source",
        "outlet",
        "newspaper",
        "media outlet",
        "出典",
        "媒体",
        "発行元"
    );
    public static readonly ColumnMeaning Published = new("published", "publication date", "date published", "公開日", "掲載日");
    public static readonly ColumnMeaning RespondsTo = new("responds_to");
    public static readonly ColumnMeaning At = new("at");
    public static readonly ColumnMeaning InForce = new("in_force");
    public static readonly ColumnMeaning Added = new("added");
    public static readonly ColumnMeaning AlsoKnownAs = new("also_known_as");
    public static readonly ColumnMeaning PlaceEn = new("meeting_place_en");
    public static readonly ColumnMeaning PlaceJa = new("meeting_place_ja");
    public static readonly ColumnMeaning Form = new("meeting_form");
    public static readonly ColumnMeaning Level = new("meeting_level");
    public static readonly ColumnMeaning Between = new("meeting_between");

    /// <summary>Every meaning, in the order in which a page offers them.</summary>
    public static readonly IReadOnlyList<ColumnMeaning> All =
    [
        Id,
        Date,
        Year,
        Month,
        Day,
        End,
        EndYear,
        EndMonth,
        EndDay,
        Title,
        TitleEn,
        TitleJa,
        Summary,
        SummaryEn,
        SummaryJa,
        Kind,
        RowType,
        Standing,
        Collections,
        Actors,
        Roles,
        Url,
        Sources,
        SourceTitle,
        Publisher,
        Published,
        RespondsTo,
        At,
        InForce,
        Added,
        AlsoKnownAs,
        PlaceEn,
        PlaceJa,
        Form,
        Level,
        Between,
    ];

    private static readonly Dictionary<string, ColumnMeaning> ByHead = All.SelectMany(
            meaning => meaning.Heads.Prepend(meaning.Name),
            (meaning, head) => (Head: Folded(head), Meaning: meaning)
        )
        .DistinctBy(pair => pair.Head)
        .ToDictionary(pair => pair.Head, pair => pair.Meaning, StringComparer.Ordinal);

    /// <summary>The meaning with a name; null if there is none.</summary>
    public static ColumnMeaning? Find(string name) => All.FirstOrDefault(meaning => meaning.Name == name);

    /// <summary>What a column of this head is; null if it does not tell.</summary>
    public static ColumnMeaning? Of(string head) => ByHead.GetValueOrDefault(Folded(head));

    private static string Folded(string head) =>
        string.Join(' ', SearchTokens.Fold(head).Split([' ', '_', '-', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries));
}
