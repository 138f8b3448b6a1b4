using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Binds an empty value of an address as the empty text that it is; by itself the framework makes null of it, and of one that is
/// blank.</summary>
internal sealed class EmptyStaysEmpty : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
}
