namespace CeasefireTracker.Desk.Import;

/// <summary>A short file of each format; the names are invented.</summary>
public static class ImportExamples
{
    /// <summary>The format, as the words <c>import.format.…</c> know it, and the text.</summary>
    public static readonly IReadOnlyList<(string Format, string Text)> All =
    [
        (
            "csv",
            """
            id,date,title,summary,actors,kind,url
            17,2025-03,Two Rivers truce,"The two sides announce a halt in the fighting.",Northland;Southland,ceasefire,https://news.example/truce
            18,3/4/2025,Talks at the bridge,,Northland;Southland,talks,https://news.example/bridge
            """
        ),
        (
            "timelinejs",
            """
            Year,Month,Day,Headline,Text,Type,Group
            ,,,The talks in dates,,title,
            2025,3,,Two Rivers truce,The two sides announce a halt in the fighting.,,ceasefire
            2025,4,3,Talks at the bridge,,,talks
            """
        ),
        (
            "json",
            """
            [ { "id": "17", "date": "2025-03-11T22:30+03:00", "headline": "Two Rivers truce",
                "parties": ["Northland", "Southland"], "url": "https://news.example/truce" } ]
            """
        ),
        (
            "ndjson",
            """
            {"id": "two-rivers-truce", "date": "2025-03", "kind": "ceasefire", "standing": "established", "collections": ["record"], "added": "2026-11-29", "title": {"en": "…", "ja": "…"}, "summary": {"en": "…", "ja": "…"}, "actors": [{"actor": "northland", "role": "participant"}], "citations": [{"source": "news-2025-03-11", "supports": {"en": "…", "ja": "…"}}]}
            """
        ),
        (
            "ics",
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//example//talks//EN
            BEGIN:VEVENT
            UID:17@news.example
            DTSTAMP:20250401T000000Z
            DTSTART;VALUE=DATE:20250403
            DTEND;VALUE=DATE:20250405
            SUMMARY:Talks at the bridge
            END:VEVENT
            END:VCALENDAR
            """
        ),
    ];
}
