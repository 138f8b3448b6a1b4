using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.Extensions.Configuration;

namespace CeasefireTracker.Desk.Tests.People;

public sealed class RightsTests
{
    // By whom: their own and somebody else's draft; c contributor, e editor, a admin, o the one editor. A dot stands for no.
    [Theory]
    [InlineData("begin", "ceao", "ceao")]
    [InlineData("account", "cea.", "cea.")]
    [InlineData("people", "..a.", "..a.")]
    [InlineData("programs", "..ao", "..ao")]
    [InlineData("write Draft", "ceao", ".eao")]
    [InlineData("write Returned", "ceao", ".eao")]
    [InlineData("write InReview", "ceao", ".eao")]
    [InlineData("write Published", "....", "....")]
    [InlineData("write Dropped", "....", "....")]
    [InlineData("submit Draft", "ceao", ".eao")]
    [InlineData("submit Returned", "ceao", ".eao")]
    [InlineData("submit InReview", "....", "....")]
    [InlineData("drop Draft", "ceao", ".eao")]
    [InlineData("drop Published", "....", "....")]
    [InlineData("review Draft", "....", "....")]
    [InlineData("review InReview", "...o", ".eao")]
    [InlineData("publish Draft", "....", "....")]
    [InlineData("publish InReview", "...o", ".eao")]
    [InlineData("publish Published", "....", "....")]
    [InlineData("write InReview under-way", "....", "....")]
    [InlineData("drop InReview under-way", "....", "....")]
    [InlineData("review InReview under-way", "....", "....")]
    [InlineData("publish InReview under-way", "....", "....")]
    [InlineData("undo InReview", "....", "....")]
    [InlineData("undo Published", "ceao", "ceao")]
    [InlineData("archive", ".eao", ".eao")]
    public void What_each_role_may_do(string question, string own, string others)
    {
        Assert.Equal(own, Answers(question, "me"));
        Assert.Equal(others, Answers(question, "somebody"));
    }

    // Before somebody takes it up it is nobody's: it is neither written in, nor handed on, nor published.
    [Theory]
    [InlineData("take-up Draft", "ceao")]
    [InlineData("take-up InReview", "....")]
    [InlineData("write Draft", "....")]
    [InlineData("submit Draft", "....")]
    [InlineData("drop Draft", ".eao")]
    public void What_each_role_may_do_with_what_a_program_handed_in(string question, string others) =>
        Assert.Equal(others, Answers(question, "program:1"));

    [Theory]
    [InlineData(DeskRole.Admin, null, 1, false)]
    [InlineData(DeskRole.Admin, DeskRole.Editor, 1, false)]
    [InlineData(DeskRole.Admin, DeskRole.Admin, 1, true)]
    [InlineData(DeskRole.Admin, null, 2, true)]
    [InlineData(DeskRole.Editor, null, 1, true)]
    [InlineData(DeskRole.Contributor, DeskRole.Admin, 1, true)]
    public void Somebody_is_left_who_can_invite(DeskRole role, DeskRole? next, int admins, bool may)
    {
        var person = new PersonRow
        {
            Name = "Ada",
            Email = "ada@example.org",
            Role = role,
        };

        Assert.Equal(may, new Rights(Options("https://desk.example.org")).MayLeave(person, next, admins));
    }

    private static string Answers(string question, string author)
    {
        var team = new Rights(Options("https://desk.example.org"));
        var one = new Rights(Options(""));
        return string.Concat(
            Answer(team, question, DeskRole.Contributor, author) ? 'c' : '.',
            Answer(team, question, DeskRole.Editor, author) ? 'e' : '.',
            Answer(team, question, DeskRole.Admin, author) ? 'a' : '.',
            Answer(one, question, DeskRole.Admin, author) ? 'o' : '.'
        );
    }

    private static bool Answer(Rights rights, string question, DeskRole role, string author)
    {
        var me = new Person("me", "Me", "me@example.org", role);
        var draft = new DraftRow
        {
            Author = author,
            State = question.Split(' ') is [_, var state, ..] ? Enum.Parse<DraftState>(state) : default,
            Intent = question.EndsWith("under-way", StringComparison.Ordinal) ? "{}" : null,
        };
        return question.Split(' ')[0] switch
        {
            "begin" => rights.CanBegin(me),
            "archive" => rights.CanArchive(me),
            "account" => rights.HasAccount(me),
            "people" => rights.CanManagePeople(me),
            "programs" => rights.CanManagePrograms(me),
            "take-up" => rights.CanTakeUp(me, draft),
            "write" => rights.CanWrite(me, draft),
            "submit" => rights.CanSubmit(me, draft),
            "drop" => rights.CanDrop(me, draft),
            "review" => rights.CanReview(me, draft),
            "publish" => rights.CanPublish(me, draft),
            _ => rights.CanUndo(me, draft),
        };
    }

    private static DeskOptions Options(string origin) =>
        DeskOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Desk:PublicOrigin", origin)]).Build());
}
