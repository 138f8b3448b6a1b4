using System.Text.Encodings.Web;
using System.Text.Unicode;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Changes;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.WebEncoders;

namespace CeasefireTracker.Web.Hosting;

/// <summary>What the program is made of, and the order in which a request passes through it.</summary>
public static class Composition
{
    /// <summary>Registers everything.</summary>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static void AddTracker(this WebApplicationBuilder builder)
    {
        builder.AddLogging();
        // Because only Development finds the compressed copies of style sheets in a build that was not published.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(TimeProvider.System);
        var options = SiteOptions.Read(builder.Configuration);
        builder.AddLimits(options.Limits);
        builder.AddForwarding();
        builder.AddTelemetry(options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Store);
        builder.Services.AddSingleton(Indexing.Rules);
        builder.Services.AddSingleton<LiveStore>();
        builder.Services.AddSingleton<DataWatcher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DataWatcher>());
        builder.Services.AddSingleton<SelfCheck>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SelfCheck>());
        builder.Services.AddSingleton<Origin>();
        builder.Services.AddSingleton<CitedVersions>();
        builder.Services.AddSingleton<Downloads>();
        builder.Services.AddApiDocument();
        builder.Services.AddResponseCompression(compression =>
        {
            // The data formats only: pages are kept compressed, and nothing here is a secret that its length could tell.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. Endings.TextTypes, OpenSearch.MediaType, "application/xml"];
        });
        builder.Services.AddRouting(routing =>
        {
            routing.ConstraintMap.Add("language", typeof(LanguageConstraint));
            routing.ConstraintMap.Add("slug", typeof(SlugConstraint));
        });
        builder.Services.AddSingleton<WorkLimit>();
        builder.Services.AddSingleton<Meters>();
        builder
            .Services.AddRazorPages()
            // Because looking for controllers, of which there are none, loads every type there is, and whatever each is made of.
            .ConfigureApplicationPartManager(parts =>
                parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single())
            )
            .AddMvcOptions(mvc =>
            {
                // An answer depends on its address alone. A form value is read from a body or fails for a Content-Type, and either would be
                // kept for everybody.
                mvc.ValueProviderFactories.Clear();
                mvc.ValueProviderFactories.Add(new RouteValueProviderFactory());
                mvc.ValueProviderFactories.Add(new QueryStringValueProviderFactory());
                mvc.ModelMetadataDetailsProviders.Add(new EmptyStaysEmpty());
            });
        // Razor Pages bring antiforgery keys along; nothing here needs one, so none is made, and none written to a home folder.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var keys = builder.Services.Single(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly
        );
        builder.Services.Remove(keys);
        // Without this every kanji of a page is written as a numeric entity.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    /// <summary>The pipeline, outermost first.</summary>
    public static void UseTracker(this WebApplication app)
    {
        app.UseForwarding(
            app.Services.GetRequiredService<SiteOptions>().Proxies,
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedPrefix
        );
        app.UseRequestLog();
        app.UseMiddleware<Metered>();
        app.UseSelfCheck();
        app.UseOneCulture();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LastResort>();
        app.UseMiddleware<UnderPath>();
        app.MapHealth();
        app.UseMiddleware<HostGuard>();
        app.UseMiddleware<MethodGuard>();
        app.UseMiddleware<BodyGuard>();
        FallbackPage.MapSheet(app);
        app.UseMiddleware<StoreOfRequest>();
        app.UseWhen(
            context => NearAddress.IsData(context.Request.Path),
            data => data.UseStatusCodePagesWithReExecute(NearAddress.NotFound)
        );
        app.UseWhen(context => !NearAddress.IsData(context.Request.Path), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseMiddleware<OneAddress>();
        app.UseRouting();
        app.UseMiddleware<EntityTags>();
        app.UseMiddleware<QueryNames>();
        app.UseResponseCompression();
        app.UseWhen(context => !SelfCheck.AsksAnew(context), kept => kept.UseMiddleware<PageCache>());
        app.UseWhen(context => !SelfCheck.Asks(context), readers => readers.UseMiddleware<WorkLimited>());
        app.UseMiddleware<TimeBudget>();
        app.MapStaticAssets().WithoutTimes();
        app.MapSite();
        app.MapRazorPages().WithStaticAssets();
    }
}
