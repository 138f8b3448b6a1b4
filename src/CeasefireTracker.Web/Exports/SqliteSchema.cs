namespace CeasefireTracker.Web.Exports;

/// <summary>The tables of the SQLite file that readers download. Columns are only ever added; lists are JSON; every table about an event
/// names it by <c>event_id</c>.</summary>
internal static class SqliteSchema
{
    public const string Tables = """
        CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE phases (id TEXT PRIMARY KEY, place INTEGER NOT NULL, span TEXT NOT NULL, title_en TEXT NOT NULL, title_ja TEXT NOT NULL, text_en TEXT NOT NULL, text_ja TEXT NOT NULL, sources TEXT NOT NULL);
        CREATE TABLE glossary (id TEXT PRIMARY KEY, place INTEGER NOT NULL, term_en TEXT NOT NULL, term_ja TEXT NOT NULL, meaning_en TEXT NOT NULL, meaning_ja TEXT NOT NULL);
        CREATE TABLE place_names (id TEXT PRIMARY KEY, spellings TEXT NOT NULL);
        CREATE TABLE issues (id TEXT PRIMARY KEY, place INTEGER NOT NULL, label_en TEXT NOT NULL, label_ja TEXT NOT NULL, definition_en TEXT NOT NULL, definition_ja TEXT NOT NULL, example_en TEXT NOT NULL, example_ja TEXT NOT NULL);
        CREATE TABLE issue_options (issue_id TEXT NOT NULL REFERENCES issues, option_id TEXT NOT NULL, place INTEGER NOT NULL, label_en TEXT NOT NULL, label_ja TEXT NOT NULL, see_also TEXT NOT NULL, several INTEGER NOT NULL, PRIMARY KEY (issue_id, option_id));
        CREATE TABLE actors (id TEXT PRIMARY KEY, place INTEGER NOT NULL, kind TEXT NOT NULL, party INTEGER NOT NULL, name_en TEXT NOT NULL, name_ja TEXT NOT NULL, aliases TEXT NOT NULL, members TEXT NOT NULL, wikidata TEXT);
        CREATE TABLE actor_mandates (actor_id TEXT NOT NULL REFERENCES actors, "for" TEXT NOT NULL REFERENCES actors, "from" TEXT, "to" TEXT);
        CREATE TABLE actor_offices (actor_id TEXT NOT NULL REFERENCES actors, title_en TEXT NOT NULL, title_ja TEXT NOT NULL, "from" TEXT, "to" TEXT);
        CREATE TABLE publishers (id TEXT PRIMARY KEY, name_en TEXT NOT NULL, name_ja TEXT NOT NULL, home TEXT, state_media TEXT);
        CREATE TABLE sources (id TEXT PRIMARY KEY, publisher_id TEXT NOT NULL REFERENCES publishers, url TEXT, no_url_en TEXT, no_url_ja TEXT, title TEXT, description_en TEXT, description_ja TEXT, published TEXT,
            language TEXT NOT NULL, access TEXT NOT NULL, tier TEXT NOT NULL, origin_id TEXT REFERENCES publishers, checked TEXT NOT NULL, also TEXT NOT NULL);
        CREATE TABLE events (id TEXT PRIMARY KEY, ordinal INTEGER NOT NULL UNIQUE, date TEXT NOT NULL, earliest TEXT, latest TEXT, date_text_en TEXT NOT NULL, date_text_ja TEXT NOT NULL, at TEXT,
            in_force TEXT, in_force_earliest TEXT, in_force_latest TEXT, order_in_day INTEGER NOT NULL, date_note_en TEXT, date_note_ja TEXT, kind TEXT NOT NULL, standing TEXT NOT NULL, disputed INTEGER NOT NULL,
            phase_id TEXT REFERENCES phases, collections TEXT NOT NULL, added TEXT NOT NULL, changed TEXT NOT NULL, known_from TEXT,
            title_en TEXT NOT NULL, title_ja TEXT NOT NULL, summary_en TEXT NOT NULL, summary_ja TEXT NOT NULL, narrative_en TEXT, narrative_ja TEXT, also_known_as TEXT NOT NULL);
        CREATE TABLE event_dates (event_id TEXT NOT NULL REFERENCES events, place INTEGER NOT NULL, earliest TEXT, latest TEXT, PRIMARY KEY (event_id, place)) WITHOUT ROWID;
        CREATE TABLE event_actors (event_id TEXT NOT NULL REFERENCES events, place INTEGER NOT NULL, actor_id TEXT NOT NULL REFERENCES actors, role TEXT NOT NULL, counts INTEGER NOT NULL, "only" TEXT NOT NULL, PRIMARY KEY (event_id, place)) WITHOUT ROWID;
        CREATE TABLE truces (event_id TEXT PRIMARY KEY REFERENCES events, scope TEXT NOT NULL, covers_en TEXT NOT NULL, covers_ja TEXT NOT NULL, announced_by TEXT NOT NULL,
            ended_how TEXT, ended_event_id TEXT, ended_on TEXT) WITHOUT ROWID;
        CREATE TABLE truce_answers (event_id TEXT NOT NULL REFERENCES truces, place INTEGER NOT NULL, actor_id TEXT NOT NULL REFERENCES actors, answer TEXT NOT NULL, conditional INTEGER NOT NULL, answered_in TEXT NOT NULL,
            PRIMARY KEY (event_id, place)) WITHOUT ROWID;
        CREATE TABLE truce_breaches (event_id TEXT NOT NULL REFERENCES truces, place INTEGER NOT NULL, "by" TEXT NOT NULL REFERENCES actors, against TEXT NOT NULL REFERENCES actors, counted_in TEXT NOT NULL, fact_id TEXT NOT NULL,
            PRIMARY KEY (event_id, place), FOREIGN KEY (counted_in, fact_id) REFERENCES facts) WITHOUT ROWID;
        CREATE TABLE meetings (event_id TEXT PRIMARY KEY REFERENCES events, place_en TEXT, place_ja TEXT, form TEXT, level TEXT, "between" TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE terms (event_id TEXT NOT NULL REFERENCES events, term_id TEXT NOT NULL, place INTEGER NOT NULL, counts INTEGER NOT NULL, "only" TEXT NOT NULL, issue_id TEXT NOT NULL, option_id TEXT NOT NULL, actors TEXT NOT NULL,
            spoken_by TEXT REFERENCES actors, stance TEXT NOT NULL, detail_en TEXT NOT NULL, detail_ja TEXT NOT NULL, cite TEXT NOT NULL, holds TEXT, ends TEXT,
            moot_event TEXT, moot_why_en TEXT, moot_why_ja TEXT, words TEXT, words_language TEXT, words_meaning_en TEXT, words_meaning_ja TEXT, words_cite TEXT REFERENCES sources,
            PRIMARY KEY (event_id, term_id), FOREIGN KEY (issue_id, option_id) REFERENCES issue_options);
        CREATE TABLE term_actors (event_id TEXT NOT NULL, term_id TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES actors, PRIMARY KEY (event_id, term_id, actor_id), FOREIGN KEY (event_id, term_id) REFERENCES terms) WITHOUT ROWID;
        CREATE TABLE facts (event_id TEXT NOT NULL REFERENCES events, fact_id TEXT NOT NULL, place INTEGER NOT NULL, what_en TEXT NOT NULL, what_ja TEXT NOT NULL, unit TEXT, value TEXT NOT NULL, cite TEXT NOT NULL, "by" TEXT NOT NULL, PRIMARY KEY (event_id, fact_id));
        CREATE TABLE citations (event_id TEXT NOT NULL REFERENCES events, place INTEGER NOT NULL, source_id TEXT NOT NULL REFERENCES sources, supports_en TEXT NOT NULL, supports_ja TEXT NOT NULL, locator TEXT, PRIMARY KEY (event_id, place));
        CREATE TABLE disputes (event_id TEXT NOT NULL REFERENCES events, place INTEGER NOT NULL, about TEXT NOT NULL, "of" TEXT, placed TEXT, PRIMARY KEY (event_id, place));
        CREATE TABLE dispute_reports (event_id TEXT NOT NULL, dispute_place INTEGER NOT NULL, place INTEGER NOT NULL, source_id TEXT NOT NULL REFERENCES sources, value TEXT NOT NULL, reported_event_id TEXT, why TEXT NOT NULL,
            note_en TEXT NOT NULL, note_ja TEXT NOT NULL, PRIMARY KEY (event_id, dispute_place, place), FOREIGN KEY (event_id, dispute_place) REFERENCES disputes);
        CREATE TABLE relations (event_id TEXT NOT NULL REFERENCES events, kind TEXT NOT NULL, target_id TEXT NOT NULL, PRIMARY KEY (event_id, kind, target_id)) WITHOUT ROWID;
        CREATE TABLE changes (event_id TEXT NOT NULL, place INTEGER NOT NULL, "on" TEXT NOT NULL, what_en TEXT NOT NULL, what_ja TEXT NOT NULL, PRIMARY KEY (event_id, place));
        CREATE TABLE former_ids (id TEXT PRIMARY KEY, event_id TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE withdrawn (id TEXT PRIMARY KEY, withdrawn_on TEXT NOT NULL, why_en TEXT, why_ja TEXT, title_en TEXT NOT NULL, title_ja TEXT NOT NULL);
        CREATE VIRTUAL TABLE search USING fts5(event_id UNINDEXED, words);
        """;

    // Made when the rows are there, because sorting them once is faster than keeping an index in order under each.
    public const string IndexesAndViews = """
        CREATE INDEX events_by_earliest ON events (earliest);
        CREATE INDEX event_actors_by_actor ON event_actors (actor_id);
        CREATE INDEX terms_by_issue ON terms (issue_id, option_id);
        CREATE INDEX term_actors_by_actor ON term_actors (actor_id);
        CREATE INDEX citations_by_source ON citations (source_id);
        CREATE INDEX relations_by_target ON relations (target_id);
        CREATE VIEW stances AS
            SELECT event.date, event.earliest, event.latest, actor.id AS actor_id, actor.name_en AS actor_en, actor.name_ja AS actor_ja,
                issue.id AS issue_id, issue.label_en AS issue_en, issue.label_ja AS issue_ja, term.option_id, option.label_en AS option_en, option.label_ja AS option_ja,
                term.stance, term.counts, event.standing, term.detail_en, term.detail_ja, term.spoken_by, term.holds, term.ends, term.event_id, term.term_id, event.title_en, event.title_ja
            FROM terms AS term JOIN term_actors AS held ON held.event_id = term.event_id AND held.term_id = term.term_id
                JOIN events AS event ON event.id = term.event_id JOIN actors AS actor ON actor.id = held.actor_id
                JOIN issues AS issue ON issue.id = term.issue_id JOIN issue_options AS option ON option.issue_id = term.issue_id AND option.option_id = term.option_id
            ORDER BY event.ordinal, term.place, actor.place;
        INSERT INTO search(search) VALUES ('optimize');
        """;
}
