using System.Text.Json.Serialization;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Store;

/// <summary>How a store keeps what the record says of itself.</summary>
[JsonSerializable(typeof(SiteProfile))]
internal sealed partial class SiteJson : JsonSerializerContext;
