using System.Collections;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Resources;

namespace MessageTranslation.Messages;

/// <summary>Reads the strings among an assembly's resources from its file; nothing of the assembly is loaded or run.</summary>
internal static class AssemblyStrings
{
    private const string Extension = ".resources";
    private const string StringType = "ResourceTypeCode.String";

    /// <summary>The strings by the name of their resource and their key.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="culture">What stands between a resource's name and its extension; empty for a main assembly.</param>
    public static Dictionary<(string Resource, string Key), string> Read(string path, string culture)
    {
        var strings = new Dictionary<(string, string), string>();
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return strings;
        }

        string suffix = culture.Length == 0 ? Extension : $".{culture}{Extension}";
        MetadataReader metadata = file.GetMetadataReader();
        foreach (ManifestResourceHandle handle in metadata.ManifestResources)
        {
            ManifestResource resource = metadata.GetManifestResource(handle);
            string name = metadata.GetString(resource.Name);
            if (resource.Implementation.IsNil && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                ReadResource(Content(file, resource), name[..^suffix.Length], strings);
            }
        }

        return strings;
    }

    /// <summary>The bytes of a resource, before which stands their number (ECMA-335, II.24.2.4).</summary>
    private static byte[] Content(PEReader file, ManifestResource resource)
    {
        int resources = file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress;
        BlobReader reader = file.GetSectionData(resources).GetReader();
        reader.Offset = checked((int)resource.Offset);
        return reader.ReadBytes(reader.ReadInt32());
    }

    private static void ReadResource(byte[] content, string name, Dictionary<(string, string), string> strings)
    {
        using var reader = new ResourceReader(new MemoryStream(content));
        IDictionaryEnumerator entry = reader.GetEnumerator();
        while (entry.MoveNext())
        {
            string key = (string)entry.Key;
            reader.GetResourceData(key, out string type, out byte[] data);
            if (type == StringType)
            {
                using var text = new BinaryReader(new MemoryStream(data));
                strings[(name, key)] = text.ReadString();
            }
        }
    }
}
