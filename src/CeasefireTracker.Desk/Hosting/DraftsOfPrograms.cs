using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.Pages;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;
using CeasefireTracker.Web.Addresses;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>
/// The one address for programs: <c>POST /hand-in</c> takes events in a form of ours and makes drafts of them, all or none. What came
/// before makes nothing; the answer lists what each event is. A refusal is problem details (RFC 9457) with a pointer to each place that was
/// not understood.
/// </summary>
public sealed class DraftsOfPrograms(
    DeskContext state,
    DraftBook book,
    LiveRecord record,
    OtherDesks others,
    DeskOptions options,
    Programs programs
)
{
    /// <summary>The address.</summary>
    public const string Path = "/hand-in";

    /// <summary>The act that the log tells of a use.</summary>
    public const string Act = "hand-in";

    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 255;
    private const int MostTold = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private HttpContext context = null!;
    private Person program = null!;

    /// <summary>Registers the program's way in.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<Programs>().AddScoped<DraftsOfPrograms>();
        services
            .AddAuthentication()
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, ProgramToken>(ProgramToken.SchemeName, null);
    }

    /// <summary>Maps the address; tokens are good here and nowhere else, and cookies are not good here.</summary>
    public static void MapTo(WebApplication app) =>
        app.Map(Path, (HttpContext context, DraftsOfPrograms drafts) => drafts.Answer(context))
            .RequireAuthorization(
                new AuthorizationPolicyBuilder(ProgramToken.SchemeName)
                    .RequireAuthenticatedUser()
                    .RequireClaim(ProgramToken.Scope, ProgramToken.HandIn)
                    .Build()
            )
            .RequireRateLimiting(Doors.Policy);

    /// <summary>A refusal in the language that the request asks for.</summary>
    public static IResult Problem(HttpContext context, int status, Said said, IReadOnlyList<Misfit>? errors = null)
    {
        var language = LanguageAsked.Of(context.Request);
        context.Response.Headers.ContentLanguage = language.Text();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new
            {
                type = "about:blank",
                title = language.Tell(FormattableString.Invariant($"import.refused.{status}")),
                status,
                detail = said.In(language),
                errors = errors?.Select(error => new { pointer = error.Pointer, detail = error.Why.In(language) }),
            },
            Json,
            "application/problem+json",
            status
        );
    }

    private async Task<IResult> Answer(HttpContext asked)
    {
        (context, program) = (asked, ProgramToken.Of(asked.User));
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            // Not noted, as nothing limits how often it is asked.
            return Problem(context, StatusCodes.Status405MethodNotAllowed, new Said("refused.method"));
        }

        if (!IsJson(context.Request))
        {
            context.Response.Headers["Accept-Post"] = "application/json";
            return Refuse(StatusCodes.Status415UnsupportedMediaType, new Said("refused.type"));
        }

        if (await Body() is not { } body)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, new Said("refused.size", options.HandInBytes));
        }

        try
        {
            var sent = HandedIn.Read(body);
            return sent.Misfits.Count > 0
                ? Refuse(
                    StatusCodes.Status422UnprocessableEntity,
                    new Said("refused.misfits", sent.Misfits.Count),
                    [.. sent.Misfits.Take(MostTold)]
                )
                : await Take(sent, body);
        }
        catch (UnreadableException e)
        {
            return Refuse(StatusCodes.Status400BadRequest, e.Said);
        }
    }

    private async Task<IResult> Take(HandedIn sent, byte[] body)
    {
        others.Follow();
        // The program's next request at the same moment would count the same drafts, and know as little of the key.
        await using var alone = await state.Alone();
        var answer = TakeAlone(sent, body);
        await alone.CommitAsync();
        return answer;
    }

    private IResult TakeAlone(HandedIn sent, byte[] body)
    {
        var (key, mark) = (context.Request.Headers[KeyHeader].ToString(), Mark(body));
        if (key.Length > LongestKey)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, new Said("refused.key.long", LongestKey));
        }

        var known = key.Length == 0 ? "" : $" · {Mark(System.Text.Encoding.UTF8.GetBytes(key))}:";
        if (
            known.Length > 0
            && state.Acts.Where(act => act.What == Act && act.Who == program.Id && act.Detail.Contains(known)).ToList()
                is { Count: > 0 } acts
            && !acts.Exists(act => act.Detail.EndsWith(mark, StringComparison.Ordinal))
        )
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, new Said("refused.key"));
        }

        var target = new DraftTarget(state, book, program, program.Name, "hand-in.why");
        ImportReport Run(bool isTrial) => new Importer(record.Now(), sent.Sheet, new ImportAnswers("own"), target, book.Today).Run(isTrial);

        var tried = Run(isTrial: true);
        var left = Math.Max(0, options.HandInDrafts - programs.Waiting(program.Id));
        if (tried.Count(RowEnd.Became) is var wanted && wanted > left)
        {
            return Refuse(StatusCodes.Status429TooManyRequests, new Said("refused.many", wanted, left, options.HandInDrafts));
        }

        var made = Run(isTrial: false);
        var count = made.Count(RowEnd.Became);
        var detail = FormattableString.Invariant($"{count} + {made.Count(RowEnd.Already)}{(known.Length == 0 ? "" : known + mark)}");
        state.Note(book.Now, program.Id, Act, null, detail);
        state.SaveChanges();
        return Results.Json(
            new { drafts = made.Rows.Select((row, index) => Told(row, sent.Pointers[index])) },
            Json,
            statusCode: count > 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
    }

    private object Told(RowReport row, string pointer)
    {
        var language = LanguageAsked.Of(context.Request);
        var origin = options.PublicOrigin ?? $"{context.Request.Scheme}://{context.Request.Host}";
        return new
        {
            pointer,
            end = row.End.Text(),
            id = row.What,
            draft = row.Draft,
            address = row.Draft is { } draft ? origin + new DeskLinks(language).Draft(draft) : null,
            lacks = row.Lacks,
            told = row.Told.Select(said => said.In(language)),
        };
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;

    /// <summary>What was sent; null if it is more than is taken.</summary>
    private async Task<byte[]?> Body()
    {
        if (context.Request.ContentLength > options.HandInBytes)
        {
            return null;
        }

        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > options.HandInBytes)
            {
                return null;
            }
        }

        return kept.ToArray();
    }

    private IResult Refuse(int status, Said said, IReadOnlyList<Misfit>? errors = null)
    {
        programs.NoteRefusal(program, status);
        return Problem(context, status, said, errors);
    }

    private static string Mark(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
}
