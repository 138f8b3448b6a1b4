namespace CeasefireTracker.Tests.Hosting;

/// <summary>Names of headers: those of the IANA registry of HTTP field names, those that proxies, frameworks and browsers use besides, and invented ones.</summary>
public static class RequestHeaders
{
    /// <summary>
    /// Names that say whether and how an answer is to be sent, not what it is (RFC 9110, framing, conditions and ranges; Accept-Encoding is named in Vary).
    /// They may change the answer to their own request, but nobody else's.
    /// </summary>
    public static readonly IReadOnlyList<string> OfSending =
    [
        "Accept-Encoding", "Connection", "Content-Length", "Expect", "Host", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Range", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    ];

    /// <summary>Every other name.</summary>
    public static readonly IReadOnlyList<string> Unkeyed =
    [
        "A-IM", "Accept", "Accept-Additions", "Accept-CH", "Accept-Charset", "Accept-Datetime", "Accept-Features", "Accept-Language",
        "Accept-Patch", "Accept-Post", "Accept-Ranges", "Accept-Signature", "Access-Control", "Access-Control-Allow-Credentials",
        "Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers",
        "Access-Control-Max-Age", "Access-Control-Request-Headers", "Access-Control-Request-Method", "Activate-Storage-Access", "Age",
        "Allow", "ALPN", "Alt-Svc", "Alt-Used", "Alternates", "AMP-Cache-Transform", "Apply-To-Redirect-Ref", "Authentication-Control",
        "Authentication-Info", "Authorization", "Available-Dictionary", "C-Ext", "C-Man", "C-Opt", "C-PEP", "C-PEP-Info", "Cache-Control",
        "Cache-Group-Invalidation", "Cache-Groups", "Cache-Status", "Cal-Managed-ID", "CalDAV-Timezones", "Capsule-Protocol",
        "CDN-Cache-Control", "CDN-Loop", "Cert-Not-After", "Cert-Not-Before", "Clear-Site-Data", "Client-Cert", "Client-Cert-Chain",
        "Close", "CMCD-Object", "CMCD-Request", "CMCD-Session", "CMCD-Status", "CMSD-Dynamic", "CMSD-Static", "Concealed-Auth-Export",
        "Configuration-Context", "Content-Base", "Content-Digest", "Content-Disposition", "Content-Encoding", "Content-ID",
        "Content-Language", "Content-Location", "Content-MD5", "Content-Range", "Content-Script-Type", "Content-Security-Policy",
        "Content-Security-Policy-Report-Only", "Content-Style-Type", "Content-Type", "Content-Version", "Cookie", "Cookie2",
        "Cross-Origin-Embedder-Policy", "Cross-Origin-Embedder-Policy-Report-Only", "Cross-Origin-Opener-Policy",
        "Cross-Origin-Opener-Policy-Report-Only", "Cross-Origin-Resource-Policy", "CTA-Common-Access-Token", "DASL", "Date", "DAV",
        "Default-Style", "Delta-Base", "Deprecation", "Depth", "Derived-From", "Destination", "Differential-ID", "Dictionary-ID",
        "Digest", "DNT", "DPoP", "DPoP-Nonce", "Early-Data", "EDIINT-Features", "ETag", "Expires", "Ext", "Forwarded", "From",
        "GetProfile", "Hobareg", "HTTP2-Settings", "If", "Im", "Include-Referred-Token-Binding-ID", "Isolation", "Keep-Alive", "Label",
        "Last-Event-ID", "Last-Modified", "Link", "Link-Template", "Location", "Lock-Token", "Man", "Max-Forwards", "Memento-Datetime",
        "Meter", "Method-Check", "Method-Check-Expires", "MIME-Version", "Negotiate", "NEL", "OData-EntityId", "OData-Isolation",
        "OData-MaxVersion", "OData-Version", "Opt", "Optional-WWW-Authenticate", "Ordering-Type", "Origin", "Origin-Agent-Cluster",
        "OSCORE", "OSLC-Core-Version", "Overwrite", "P3P", "PEP", "PEP-Info", "Permissions-Policy", "PICS-Label", "Ping-From", "Ping-To",
        "Position", "Pragma", "Prefer", "Preference-Applied", "Priority", "ProfileObject", "Protocol", "Protocol-Info", "Protocol-Query",
        "Protocol-Request", "Proxy-Authenticate", "Proxy-Authentication-Info", "Proxy-Authorization", "Proxy-Connection",
        "Proxy-Features", "Proxy-Instruction", "Proxy-Status", "Public", "Public-Key-Pins", "Public-Key-Pins-Report-Only", "Redirect-Ref",
        "Referer", "Referer-Root", "Referrer-Policy", "Refresh", "Repeatability-Client-ID", "Repeatability-First-Sent",
        "Repeatability-Request-ID", "Repeatability-Result", "Replay-Nonce", "Reporting-Endpoints", "Repr-Digest", "Retry-After", "Safe",
        "Schedule-Reply", "Schedule-Tag", "Sec-CH-UA", "Sec-CH-UA-Mobile", "Sec-CH-UA-Platform", "Sec-CH-UA-Arch",
        "Sec-CH-Prefers-Color-Scheme", "Sec-CH-Width", "Sec-CH-Viewport-Width", "Sec-Fetch-Dest", "Sec-Fetch-Mode", "Sec-Fetch-Site",
        "Sec-Fetch-Storage-Access", "Sec-Fetch-User", "Sec-GPC", "Sec-Purpose", "Sec-Speculation-Tags", "Sec-Token-Binding",
        "Sec-WebSocket-Accept", "Sec-WebSocket-Extensions", "Sec-WebSocket-Key", "Sec-WebSocket-Protocol", "Sec-WebSocket-Version",
        "Security-Scheme", "Server", "Server-Timing", "Set-Cookie", "Set-Cookie2", "SetProfile", "Signature", "Signature-Input", "SLUG",
        "SoapAction", "Status-URI", "Strict-Transport-Security", "Sunset", "Surrogate-Capability", "Surrogate-Control", "TCN", "Timeout",
        "Timing-Allow-Origin", "Topic", "Traceparent", "Tracestate", "TTL", "Unencoded-Digest", "Upgrade-Insecure-Requests", "Urgency",
        "URI", "Use-As-Dictionary", "User-Agent", "Variant-Vary", "Vary", "Via", "Want-Content-Digest", "Want-Digest", "Want-Repr-Digest",
        "Warning", "WWW-Authenticate", "X-Content-Type-Options", "X-Frame-Options", "X-Forwarded-For", "X-Forwarded-Host",
        "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Scheme", "X-Forwarded-Server", "X-Forwarded-Ssl",
        "X-Forwarded-Path", "X-Forwarded-By", "X-Original-URL", "X-Original-Host", "X-Original-Proto", "X-Original-For", "X-Original-Uri",
        "X-Original-Method", "X-Original-Remote-Addr", "X-Rewrite-URL", "X-Rewrite-Url", "X-HTTP-Method", "X-HTTP-Method-Override",
        "X-Method-Override", "X-Host", "X-HTTP-Host-Override", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-Remote-IP",
        "X-Remote-Addr", "X-Originating-IP", "X-ProxyUser-Ip", "True-Client-IP", "CF-Connecting-IP", "CF-IPCountry", "CF-Ray",
        "CF-Visitor", "Fastly-Client-IP", "Fastly-SSL", "Akamai-Origin-Hop", "X-Akamai-Edgescape", "X-Amz-Cf-Id", "X-Amzn-Trace-Id",
        "X-Appengine-Country", "X-ARR-SSL", "X-ARR-LOG-ID", "X-ATT-DeviceId", "X-Azure-Ref", "X-B3-TraceId", "X-Cache", "X-Cache-Key",
        "X-Cloud-Trace-Context", "X-Correlation-ID", "X-CSRF-Token", "X-XSRF-Token", "X-DNS-Prefetch-Control", "X-Device-User-Agent",
        "X-UA-Device", "X-UIDH", "X-Wap-Profile", "X-OperaMini-Phone-UA", "X-Requested-With", "X-Request-ID", "X-Request-Uri",
        "X-Requested-Url", "X-Accel-Redirect", "X-Accel-Internal", "X-Sendfile", "X-Sendfile-Type", "X-MS-Proxy", "X-MS-ASPNETCORE-TOKEN",
        "X-MS-CLIENT-PRINCIPAL", "MS-ASPNETCORE-CLIENTCERT", "X-SSL-Cert", "X-SSL-Client-Cert", "X-WebSocket-Key", "X-Debug",
        "X-Debug-Token", "X-Env", "X-Locale", "X-Language", "X-Lang", "X-Culture", "X-Theme", "X-Timezone", "X-User", "X-User-Id",
        "X-Api-Key", "X-Api-Version", "X-Auth-Token", "X-Tenant", "X-Version", "X-Format", "X-Accept", "X-Content-Type", "X-Mime-Type",
        "X-Charset", "X-Boundary", "X-Path", "X-Path-Info", "X-Query", "X-Query-String", "X-Page", "X-Url", "X-Uri", "X-Route",
        "X-Controller", "X-Action", "X-Handler", "X-Area", "X-Model", "X-Bind", "X-Form", "X-Nonce", "X-Preview", "X-Draft", "X-Purpose",
        "X-Moz", "X-Middleton", "X-Middleton-Response", "X-Pingback", "X-Powered-By", "X-Robots-Tag", "X-Runtime", "X-SourceMap",
        "X-Varnish", "X-Turbo-Request-Id", "HX-Request", "HX-Boosted", "Turbo-Frame", "RSC", "Next-Router-State-Tree", "Front-End-Https",
        "Save-Data", "Device-Memory", "Downlink", "DPR", "ECT", "RTT", "Width", "Viewport-Width", "Content-DPR", "Sec-CH-Lang",
        "Sec-CH-Save-Data", "Profile", "Base-Url", "Http-Url", "Proxy-Host", "Redirect", "Request-Uri", "Translate",
        "Unless-Modified-Since", "Uri", "Url", "Web-Client", "If-Schedule-Tag-Match", "If-Invented", "Invented-By-Nobody", "Zz-Last",
        "__RequestVerificationToken", "RequestVerificationToken", "_method", "lang", "culture", "v", "page", "q", "event", "actor",
        "handler",
    ];

    /// <summary>What a Content-Type may claim of a body that is not there, or is.</summary>
    public static readonly IReadOnlyList<string> ContentTypes =
    [
        "multipart/form-data; boundary=x", "multipart/form-data", "multipart/form-data; boundary=\"", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16", "application/json", "text/xml", "x", "",
        "multipart/form-data; boundary=" + new string('b', 300),
    ];

    /// <summary>Values that mean something somewhere, and some that mean nothing anywhere.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "1", "true", "ja", "evil.example", "https://evil.example/ja/about", "/ja/about", "application/json", "text/nothing;q=0", "\"", "<script>alert(1)</script>", "a=b; c=d", ";;;,,,", "\u00c3\u00a9", "127.0.0.1", "POST", "9999999999999999999", "", new('x', 2000),
    ];
}
