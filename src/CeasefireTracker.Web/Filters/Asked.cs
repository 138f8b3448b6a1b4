using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Filters;

/// <summary>What an address asks for, name by name. Immutable.</summary>
public sealed class Asked
{
    /// <summary>What asks for nothing.</summary>
    public static readonly Asked Nothing = new([]);

    // Looked through from its beginning, because it has a few and a page makes hundreds of addresses.
    private readonly ImmutableArray<(Filter Name, object Meaning)> meanings;

    private Asked(ImmutableArray<(Filter, object)> meanings) => this.meanings = meanings;

    /// <summary>Reads the query of an address: each name by the filter of that name, any other told as unknown.</summary>
    public static Asked Read(IEnumerable<KeyValuePair<string, StringValues>> query, IReadOnlyList<Filter> filters, AddressValues reader)
    {
        var asked = Nothing;
        foreach (var (name, value) in reader.Of(query))
        {
            if (filters.FirstOrDefault(filter => filter.Name == name) is { } filter)
            {
                asked = filter.Read(asked, value, reader);
            }
            else
            {
                reader.UnknownName(name, value, filters.Select(known => known.Name));
            }
        }

        return asked;
    }

    /// <summary>What is asked for by a name.</summary>
    public T For<T>(Filter<T> filter) => Place(filter) is >= 0 and var place ? (T)meanings[place].Meaning : filter.None;

    /// <summary>The same with another meaning of a name.</summary>
    public Asked With<T>(Filter<T> filter, T meaning)
    {
        var others = Place(filter) is >= 0 and var place ? meanings.RemoveAt(place) : meanings;
        return new(filter.Texts(meaning).Any() ? others.Add((filter, meaning!)) : others);
    }

    /// <summary>Those of the names that ask for something, in the order given.</summary>
    public IEnumerable<Filter> Among(IEnumerable<Filter> filters) => filters.Where(filter => Place(filter) >= 0);

    /// <summary>The query of the address, without the question mark; names in the order given, those left out that ask for
    /// nothing.</summary>
    public string ToQueryString(IReadOnlyList<Filter> filters)
    {
        if (meanings.IsEmpty)
        {
            return "";
        }

        var query = new StringBuilder();
        foreach (var filter in Among(filters))
        {
            foreach (var value in filter.Write(this))
            {
                query.Append(query.Length == 0 ? "" : "&").Append(filter.Name).Append('=').Append(value);
            }
        }

        return query.ToString();
    }

    private int Place(Filter filter)
    {
        for (var place = 0; place < meanings.Length; place++)
        {
            if (meanings[place].Name == filter)
            {
                return place;
            }
        }

        return -1;
    }
}
