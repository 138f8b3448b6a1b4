using Xunit.Abstractions;

namespace CeasefireTracker.Tests;

/// <summary>Marks a class whose tests, which run one after the other, take so long that the whole run would wait for them if they began
/// late.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesLongAttribute : Attribute;

/// <summary>Begins with the classes that take long (<see cref="TakesLongAttribute"/>).</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(TakesLong);

    // A class without a collection of its own has one that is named after it.
    private static bool TakesLong(ITestCollection collection) =>
        collection
            .TestAssembly.Assembly.GetType(collection.DisplayName.Split(' ')[^1])
            ?.GetCustomAttributes(typeof(TakesLongAttribute).AssemblyQualifiedName)
            .Any() == true;
}
