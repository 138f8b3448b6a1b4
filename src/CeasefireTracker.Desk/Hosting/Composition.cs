using System.Text.Encodings.Web;
using System.Text.Unicode;
using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.Pages;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.Review;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.WebEncoders;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>What the desk is made of, and the order in which a request passes through it.</summary>
public static class Composition
{
    // The form of an event with forty terms has some two thousand fields.
    private const int MostFields = 50_000;

    /// <summary>Registers everything.</summary>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        var options = DeskOptions.Read(builder.Configuration);
        Directory.CreateDirectory(options.State);
        builder.AddLogging();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. DeskOptions.Listening(builder.Configuration)]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddForwarding();
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddState(options);
        services.AddPeople(options);
        services.AddSingleton(FetchDoor.Public);
        services.AddRecord();
        services.AddSingleton<Import.ImportedFile>();
        services.AddSingleton<Previews>().AddScoped<DraftGroups>().AddScoped<Talk>();
        services.AddScoped<Reading>().AddScoped<Decision>();
        services.AddSingleton<ReportLimits>().AddSingleton<FormMark>().AddScoped<Letterbox>();
        services.AddSingleton<Matches>().AddSingleton<Robots>().AddScoped<ItemBook>().AddScoped<LeadBook>().AddScoped<FeedBook>();
        services.AddScoped<Arrivals>();
        services.AddScoped<Docket>();
        services.AddScoped<PublishingDesk>();
        services.AddHostedService<Rounds>();
        DraftsOfPrograms.AddTo(services);
        services.AddLostForms();
        services.AddRouting(routing => routing.ConstraintMap.Add("language", typeof(LanguageConstraint)));
        services
            .AddRazorPages(pages => pages.Conventions.AddPageRoute("/Unsent", "/error/503"))
            .AddMvcOptions(mvc => mvc.Filters.Add<RefusedForm>());
        services.Configure<FormOptions>(form => form.ValueCountLimit = MostFields);
        // Without this every kanji of a page is written as a numeric entity.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    /// <summary>Registers what the server and commands alike read the record by, and change it.</summary>
    public static void AddRecord(this IServiceCollection services)
    {
        services.AddSingleton<LiveRecord>();
        services.AddScoped<DraftBook>();
        services.AddSingleton<PublishedFolder>();
        services.AddSingleton<PublishingLock>();
        services.AddSingleton<Followed>();
        services.AddScoped<OtherDesks>();
        services.AddSingleton<Steps>();
        services.AddScoped<PublishedBranch>();
        services.AddScoped<MachineCommit>();
        services.AddSingleton<Fetcher>();
        services.AddSingleton<ArchiveFolder>();
        services.AddScoped<ArchiveRun>();
        services.AddScoped<ChangedPages>();
        services.AddScoped<CitedPages>();
    }

    /// <summary>The pipeline, outermost first.</summary>
    public static void UseDesk(this WebApplication app)
    {
        using (var scope = app.Services.CreateScope())
        {
            var state = scope.ServiceProvider.GetRequiredService<DeskContext>();
            state.Prepare();
            scope.ServiceProvider.GetRequiredService<OneEditor>().Renamed(state);
            scope.ServiceProvider.GetRequiredService<PublishingDesk>().Resume();
            scope.ServiceProvider.GetRequiredService<MachineCommit>().Resume();
        }

        var options = app.Services.GetRequiredService<DeskOptions>();
        app.UseOneCulture();
        app.UseForwarding(options.Proxies, ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        app.UseRequestLog();
        app.UseMiddleware<DeskHeaders>();
        app.UseExceptionHandler("/error/500");
        app.UseMiddleware<OwnHost>();
        // With services of its own, because where the database does not answer, nobody is asked again who they are that could not be known.
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.UseStorageFaults();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseRefusalLog();
        app.UseAuthorization();
        app.UseOtherDesks();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSheets();
        app.MapProbes();
        DraftsOfPrograms.MapTo(app);
        app.MapRazorPages();
    }
}
