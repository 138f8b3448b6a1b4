using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Briefs;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Talks;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using CeasefireTracker.Web.Truces;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a data address is, for the document of the API.</summary>
/// <param name="Page">The last part of its address before the ending.</param>
public sealed record DataAddress(string Page, Ending Ending);

/// <summary>The API in the words of OpenAPI 3.1, made from the same table as the routes.</summary>
public static class ApiDocument
{
    /// <summary>The name of the one document; its number rises when a key is taken away, which has never happened.</summary>
    public const string Name = "v1";

    /// <summary>EDTF by its alphabet: what it means no pattern can say, and it is no <c>date</c>.</summary>
    public const string EdtfPattern = @"^[0-9X?~%./,\[\]{}-]{1,64}$";

    private static readonly IReadOnlyDictionary<string, Filter> Filters = TimelineFilter
        .Filters.Concat(PositionFilter.Filters)
        .Concat(DisputeFilter.Filters)
        // What is looked for in short texts has the name of what is looked for in all.
        .DistinctBy(filter => filter.Name)
        .ToDictionary(filter => filter.Name, StringComparer.Ordinal);

    private static readonly JsonSerializerContext[] LeavingOut = [TrackerCslJson.Default, TrackerTimelineJs.Default];

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, TrackerJson.Default));
        services.AddOpenApi(
            Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = description =>
                    description.ActionDescriptor.EndpointMetadata.OfType<DataAddress>().Any() && description.HttpMethod == HttpMethods.Get;
                options.AddSchemaTransformer(
                    (schema, context, _) =>
                    {
                        if (context.JsonPropertyInfo?.Name == "edtf")
                        {
                            schema.Pattern = EdtfPattern;
                        }

                        LeaveOut(schema, context.JsonTypeInfo);
                        return Task.CompletedTask;
                    }
                );
                options.AddOperationTransformer(
                    (operation, context, _) =>
                    {
                        Describe(operation, context.Description.ActionDescriptor.EndpointMetadata.OfType<DataAddress>().First());
                        return Task.CompletedTask;
                    }
                );
                options.AddDocumentTransformer(
                    (document, context, _) =>
                    {
                        document.Info = new OpenApiInfo
                        {
                            Title = "CeasefireTracker",
                            Version = "1",
                            Description = Language.En.Say("data.promise"),
                        };
                        // The framework takes path and host from the request, and only the path is settled by then; a page that shows the
                        // document has no request here.
                        var path = document.Servers is [{ Url: { } asked }, ..] ? new Uri(asked).AbsolutePath.TrimEnd('/') : "";
                        document.Servers =
                        [
                            new OpenApiServer { Url = context.ApplicationServices.GetRequiredService<Origin>().Value + path },
                        ];
                        // One requirement of nothing: nobody signs in.
                        document.Security = [new OpenApiSecurityRequirement()];
                        Explain(document.Components!.Schemas!);
                        if (context.ApplicationServices.GetRequiredService<LiveStore>().Current is { } store)
                        {
                            Enumerate(document, store.Vocabulary);
                        }

                        return Task.CompletedTask;
                    }
                );
            }
        );
    }

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        // Another name is no address of ours: asked for it, the library answers with a sentence of its own.
        routes
            .MapOpenApi($"/openapi/{{documentName:regex(^{Name}$)}}.json")
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));

    /// <summary>Puts an address into the document.</summary>
    public static IEndpointConventionBuilder Documented(this IEndpointConventionBuilder route, string page, Ending ending)
    {
        var type = (page, ending.Suffix) switch
        {
            (_, ".csl.json") => typeof(IReadOnlyList<CslItem>),
            (_, ".jsonfeed") => typeof(JsonFeed),
            _ when ending.Draw is not null => typeof(Stream),
            (_, ".jsonld") => typeof(JsonLdPage),
            (_, ".timelinejs.json") => typeof(TimelineJsFile),
            ("timeline", ".json") => typeof(TimelineJson),
            ("events", ".json") => typeof(EventJson),
            ("positions", ".json") => typeof(PositionsJson),
            ("brief", ".json") => typeof(BriefJson),
            ("disputes", ".json") => typeof(DisputesJson),
            ("truces", ".json") => typeof(TrucesJson),
            ("talks", ".json") => typeof(TalksJson),
            ("phases", ".json") => typeof(PhasesJson),
            ("sources", ".json") => typeof(SourcesJson),
            ("leads", ".json") => typeof(LeadsJson),
            ("changes", ".json") => typeof(ChangesJson),
            ("terms", ".json") => typeof(TermsJson),
            ("actors", ".json") => typeof(ActorsJson),
            ("issues", ".json") => typeof(IssuesJson),
            _ => typeof(string),
        };
        return route
            .WithMetadata(
                new DataAddress(page, ending),
                new ProducesResponseTypeMetadata(StatusCodes.Status200OK, type, [ending.MediaType])
            )
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Asks for no key that is left out where nothing is known, as the formats of others have it.</summary>
    private static void LeaveOut(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (LeavingOut.Any(format => format.GetTypeInfo(type.Type) is not null))
        {
            schema.Required?.ExceptWith(type.Properties.Where(property => property.IsGetNullable).Select(property => property.Name));
        }
    }

    private static void Explain(IDictionary<string, IOpenApiSchema> schemas)
    {
        foreach (
            var (name, property) in schemas
                .Where(schema => schema.Key != nameof(Microsoft.AspNetCore.Mvc.ProblemDetails))
                .SelectMany(schema => schema.Value.Properties ?? new Dictionary<string, IOpenApiSchema>())
        )
        {
            // The names of others' formats are theirs to explain.
            property.Description = Codebook.FindMeaningOfKey(name, Language.En) ?? Language.En.Say("key.of-others");
        }
    }

    /// <summary>Writes down the values that a name of the query has in the dataset served now.</summary>
    private static void Enumerate(OpenApiDocument document, Vocabulary vocabulary)
    {
        foreach (
            var parameter in document
                .Paths.Values.SelectMany(path => path.Operations!.Values)
                .SelectMany(operation => operation.Parameters ?? [])
                .OfType<OpenApiParameter>()
                .Where(parameter => Filters.ContainsKey(parameter.Name!))
        )
        {
            parameter.Schema = Schema(parameter.Name!, vocabulary);
        }
    }

    private static void Describe(OpenApiOperation operation, DataAddress address)
    {
        var (page, ending) = address;
        operation.OperationId = page + ending.Suffix.Replace('.', '-');
        operation.Tags = null;
        operation.Summary = $"{Language.En.Say("api." + page)} ({ending.Name})";
        operation.Description = Language.En.Say("api.reach." + ending.Reach.Text());
        operation.Parameters = [Path("lang", Schemas.Words(EnumText.All<Language>()), "api.lang")];
        if (page == "events")
        {
            operation.Parameters.Add(
                Path("id", new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$" }, "field.id")
            );
        }

        foreach (var name in NamesOf(page, ending))
        {
            operation.Parameters.Add(Query(name));
        }
    }

    /// <summary>The names that an address takes.</summary>
    private static IEnumerable<string> NamesOf(string page, Ending ending) =>
        (
            page switch
            {
                "timeline" => TimelineFilter.Names,
                "positions" => PositionFilter.Names,
                "brief" => Brief.Names,
                "terms" => TermsExport.Filters.Select(filter => filter.Name),
                "disputes" => DisputeFilter.Names,
                "truces" => TruceList.Names,
                "talks" => Meetings.Names,
                "actors" => ActorsExport.Filters.Select(filter => filter.Name),
                "sources" => SourcesExport.Filters.Select(filter => filter.Name),
                _ => [],
            }
        )
            .Where(name => (ending.Reach == Reach.Page || !Paging.Names.Contains(name)) && !ending.Refused.Contains(name))
            .Concat(ending.Names);

    private static OpenApiParameter Path(string name, OpenApiSchema schema, string key) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Schema = schema,
            Description = Language.En.Say(key),
        };

    private static OpenApiParameter Query(string name) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Schema = Schema(name),
            Description = Language.En.Say("api.name." + name),
        };

    private static OpenApiSchema Schema(string name, Vocabulary? vocabulary = null) =>
        name switch
        {
            _ when Filters.TryGetValue(name, out var filter) => filter.Describe(vocabulary),
            "limit" => new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = Paging.Most.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Default = TimelineQuery.PageSize,
            },
            "bom" => Schemas.Words(["1"]),
            "v" => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9a-f]{16}$" },
            _ => new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
