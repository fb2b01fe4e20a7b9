using System.Security.Cryptography;
using CsCheck;
using Saola.Engines.Ledger.Sealing;
using Xunit;

namespace Saola.Engines.Tests.Ledger;

public sealed class MerkleTreeTests
{
    // The leaves and roots that Certificate Transparency's implementations are tested with.
    private static readonly byte[][] KnownLeaves =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_is_that_of_RFC_6962(int leaves, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(KnownLeaves.AsSpan(0, leaves))));

    [Fact]
    public void The_path_of_every_leaf_of_trees_of_1_to_200_leaves_leads_to_the_root()
    {
        for (var size = 1; size <= 200; size++)
        {
            var leaves = Leaves(size, seed: size);
            var root = MerkleTree.Root(leaves);
            for (var index = 0; index < size; index++)
                Assert.Equal(root, MerkleTree.RootFromPath(leaves[index], index, size, MerkleTree.Path(leaves, index)));
        }
    }

    [Fact]
    public void Another_leaf_place_size_or_path_leads_elsewhere() =>
        Gen.Select(Gen.Int[2, 200], Gen.Int[0, 199], Gen.Int[1, 199], Gen.Int).Where((size, index, shift, _) => index < size && shift < size).Sample((size, index, shift, seed) =>
        {
            var leaves = Leaves(size, seed);
            var root = MerkleTree.Root(leaves);
            var path = MerkleTree.Path(leaves, index);
            var other = (index + shift) % size;

            Assert.NotEqual(root, MerkleTree.RootFromPath(leaves[other], index, size, path));
            Assert.NotEqual(root, MerkleTree.RootFromPath(leaves[index], other, size, path));
            Assert.NotEqual(root, MerkleTree.RootFromPath(leaves[index], index, size, [.. path.Skip(1)]));
            Assert.NotEqual(root, MerkleTree.RootFromPath(leaves[index], index, size, [.. path, path[0]]));
            Assert.Null(MerkleTree.RootFromPath(leaves[index], size, size, path));
        }, iter: 300);

    private static byte[][] Leaves(int size, int seed) => [.. Enumerable.Range(0, size).Select(i => SHA256.HashData([.. BitConverter.GetBytes(seed), .. BitConverter.GetBytes(i)]))];
}
