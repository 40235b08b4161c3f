package dev.colonnade.format.parquet.crypto;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import dev.colonnade.format.Keys;
import dev.colonnade.format.parquet.meta.Algorithm;
import dev.colonnade.format.parquet.meta.ChunkMeta.Crypto;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys to one encrypted file, and what its modules are bound to. */
public final class FileKeys {
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int LENGTH = 4;
    /** A nonce and a tag: what follows a footer that is signed and not encrypted. */
    private static final int SIGNATURE = NONCE + TAG;
    /** A module is opened on the heap and in one piece. */
    private static final long LARGEST = 64 << 20;

    private final Keys keys;
    private final Algorithm algorithm;
    private final byte @Nullable [] footerKeyMetadata;
    private final byte[] fileAad;

    /** @throws Fault where the file says that it cannot be opened with keys alone */
    public FileKeys(Keys keys, Algorithm algorithm, byte @Nullable [] footerKeyMetadata) {
        this.keys = keys;
        this.algorithm = algorithm;
        this.footerKeyMetadata = footerKeyMetadata;
        byte[] prefix = keys.aadPrefix() != null ? keys.aadPrefix() : algorithm.aadPrefix();
        if (prefix == null && algorithm.supplyPrefix()) {
            throw new Fault(Fault.Kind.NEEDS_KEY, null, null, "is encrypted with an AAD prefix that it does not store",
                    "give \"aadPrefix\" with the keys", null);
        }
        ByteArrayOutputStream aad = new ByteArrayOutputStream();
        aad.writeBytes(prefix == null ? new byte[0] : prefix);
        aad.writeBytes(algorithm.aadFileUnique());
        this.fileAad = aad.toByteArray();
    }

    /** Opens a footer: a module that begins at the first byte. */
    public byte[] footer(MemorySegment bytes) {
        return open(footerKey("is encrypted"), bytes, Module.FOOTER, 0, 0, 0, "the footer");
    }

    /**
     * Checks the signature behind a plain footer, if its key is at hand.
     *
     * @param bytes the footer and all that follows it
     * @param length bytes of the footer itself
     */
    public void verify(MemorySegment bytes, int length) {
        byte[] key = keys.footer();
        if (key == null) {
            return;
        }
        if (bytes.byteSize() - length != SIGNATURE) {
            throw Fault.damaged("footer", "is not followed by its signature");
        }
        byte[] plain = bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        byte[] signature = bytes.asSlice(length).toArray(ValueLayout.JAVA_BYTE);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG * 8, signature, 0, NONCE));
            cipher.updateAAD(aad(Module.FOOTER, 0, 0, 0));
            byte[] sealed = cipher.doFinal(plain);
            if (!Arrays.equals(sealed, sealed.length - TAG, sealed.length, signature, NONCE, SIGNATURE)) {
                throw wrongKey("the footer's signature");
            }
        } catch (GeneralSecurityException e) {
            throw wrongKey("the footer's signature").because(e);
        }
    }

    /** The key of a chunk. */
    byte[] key(Crypto crypto) {
        if (crypto.footerKey()) {
            return footerKey("is encrypted with the footer's key");
        }
        refuseKeyMaterial(crypto.keyMetadata());
        String name = String.join(".", crypto.path());
        byte[] key = keys.columns().get(name);
        if (key == null) {
            throw new Fault(Fault.Kind.NEEDS_KEY, null, null,
                    "is encrypted with a key of its own" + id(crypto.keyMetadata()),
                    "give a key for \"" + name + "\" with --keys, or leave the column out", null);
        }
        return key;
    }

    private byte[] footerKey(String problem) {
        byte[] metadata = footerKeyMetadata;
        refuseKeyMaterial(metadata);
        byte[] key = keys.footer();
        if (key == null) {
            throw new Fault(Fault.Kind.NEEDS_KEY, null, null, problem + (metadata == null ? "" : id(metadata)),
                    "give its footer key with --keys", null);
        }
        return key;
    }

    private static String id(byte[] metadata) {
        return metadata.length == 0 || metadata.length > 64
                ? ""
                : " (key id \"" + new String(metadata, StandardCharsets.UTF_8) + "\")";
    }

    private static void refuseKeyMaterial(byte @Nullable [] metadata) {
        String text = metadata == null ? "" : new String(metadata, StandardCharsets.UTF_8);
        if (text.stripLeading().startsWith("{") && text.contains("keyMaterialType")) {
            boolean external = text.replace(" ", "").contains("\"internalStorage\":false");
            throw new Fault(Fault.Kind.UNSUPPORTED, null, null,
                    "is encrypted with " + (external ? "external" : "internal")
                            + " key material (PKMT1): its keys are wrapped by a key management service",
                    "have it decrypted where that service is at hand", null);
        }
    }

    /** Opens a module that begins with its length at the first byte. */
    byte[] open(byte[] key, MemorySegment bytes, Module module, int group, int column, int page, String what) {
        long length = bytes.byteSize() < LENGTH ? -1 : bytes.get(Layouts.INT, 0) & 0xFFFFFFFFL;
        boolean ctr = algorithm.ctr() && module.isPage();
        if (length < NONCE + (ctr ? 0 : TAG) || length > bytes.byteSize() - LENGTH) {
            throw Fault.damaged(what, "an encrypted part has no length that fits");
        }
        if (length > LARGEST) {
            throw Fault.of(Fault.Kind.OVER_BUDGET, what + " has " + length + " encrypted bytes in one piece");
        }
        byte[] sealed = bytes.asSlice(LENGTH, length).toArray(ValueLayout.JAVA_BYTE);
        try {
            Cipher cipher;
            if (ctr) {
                byte[] start = Arrays.copyOf(sealed, NONCE + 4);
                Arrays.fill(start, NONCE, NONCE + 3, (byte) 0);
                start[NONCE + 3] = 1;
                cipher = Cipher.getInstance("AES/CTR/NoPadding");
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
            } else {
                cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"),
                        new GCMParameterSpec(TAG * 8, sealed, 0, NONCE));
                cipher.updateAAD(aad(module, group, column, page));
            }
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            throw wrongKey(what).because(e);
        } catch (GeneralSecurityException e) {
            throw Fault.damaged(what, "cannot be decrypted").because(e);
        }
    }

    private static Fault wrongKey(String what) {
        return new Fault(Fault.Kind.NEEDS_KEY, null, null, "the key does not open " + what,
                "check the key and the AAD prefix; if they are right, the file was changed", null);
    }

    private byte[] aad(Module module, int group, int column, int page) {
        ByteArrayOutputStream aad = new ByteArrayOutputStream();
        aad.writeBytes(fileAad);
        aad.write(module.ordinal());
        if (module != Module.FOOTER) {
            writeShort(aad, group);
            writeShort(aad, column);
            if (module.hasPageOrdinal()) {
                writeShort(aad, page);
            }
        }
        return aad.toByteArray();
    }

    private static void writeShort(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >>> 8);
    }

    /** How many bytes of the file a module takes. */
    static long size(MemorySegment bytes) {
        return LENGTH + (bytes.get(Layouts.INT, 0) & 0xFFFFFFFFL);
    }
}
