namespace Matching.Service.Tests;

public sealed class ReplyCacheTests
{
    [Fact]
    public void Find_WhatWasAdded_IsTheSameReply()
    {
        var cache = new ReplyCache(new ReplyCacheOptions());
        var reply = EncodedReply.Copy([1, 2, 3]);
        cache.Add([7, 7], reply);

        Assert.Same(reply, cache.Find([7, 7]));
        Assert.Null(cache.Find([7]));
    }

    [Fact]
    public void Add_MoreThanItsBytes_StaysWithinThemAndKeepsWhatIsAskedFor()
    {
        var cache = new ReplyCache(new ReplyCacheOptions(Bytes: 100_000, Entries: 4_096));
        cache.Add(Key(0), Reply(500));
        for (var i = 1; i < 2_000; i++)
        {
            cache.Add(Key(i), Reply(500));
            Assert.NotNull(cache.Find(Key(0)));
            Assert.InRange(cache.Bytes, 1, 100_000);
        }

        Assert.InRange(Enumerable.Range(0, 2_000).Count(i => cache.Find(Key(i)) is not null), 50, 140);
    }

    [Fact]
    public void Add_MoreThanItsEntries_StaysWithinThem()
    {
        var cache = new ReplyCache(new ReplyCacheOptions(Entries: 64));
        for (var i = 0; i < 1_000; i++)
        {
            cache.Add(Key(i), Reply(10));
        }

        Assert.InRange(Enumerable.Range(0, 1_000).Count(i => cache.Find(Key(i)) is not null), 32, 64);
    }

    [Fact]
    public void Add_ReplyThatWouldPushOutMuch_IsNotKept()
    {
        var cache = new ReplyCache(new ReplyCacheOptions(Bytes: 16_000));
        cache.Add(Key(1), Reply(2_000));
        Assert.Null(cache.Find(Key(1)));
        Assert.Equal(0, cache.Bytes);
    }

    [Fact]
    public void Close_ForGood_HoldsNothing()
    {
        var cache = new ReplyCache(new ReplyCacheOptions());
        cache.Add(Key(1), Reply(10));
        cache.Close();
        cache.Add(Key(2), Reply(10));

        Assert.Null(cache.Find(Key(1)));
        Assert.Null(cache.Find(Key(2)));
        Assert.Equal(0, cache.Bytes);
    }

    [Fact]
    public void FindAndAdd_FromManyThreads_NeverGiveAnotherRequestsReply()
    {
        var cache = new ReplyCache(new ReplyCacheOptions(Bytes: 60_000, Entries: 256));
        Parallel.For(0, 4, thread =>
        {
            var random = new Random(thread);
            for (var i = 0; i < 20_000; i++)
            {
                var key = random.Next(600);
                if (cache.Find(Key(key)) is { } reply)
                {
                    Assert.Equal(100 + key, reply.Length);
                }
                else
                {
                    cache.Add(Key(key), Reply(100 + key));
                }
            }
        });
        Assert.InRange(cache.Bytes, 1, 60_000);
    }

    private static byte[] Key(int number) => BitConverter.GetBytes(number);

    private static EncodedReply Reply(int length) => EncodedReply.Copy(new byte[length]);
}
