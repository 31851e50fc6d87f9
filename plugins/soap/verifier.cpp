#include "verifier.h"

#include <xmlsec/crypto.h>
#include <xmlsec/transforms.h>

#include <set>

#include "names.h"
#include "timestamp.h"
#include "xml_security.h"
#include "xml_text.h"

namespace rodedraad::soap {

namespace {

/// More than any honest message has; bounds the work for one message.
constexpr std::size_t kMaxReferences = 32;

tl::unexpected<std::string> refuse(std::string text) { return tl::unexpected{std::move(text)}; }

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

/// The parts of the envelope that the signature is about, by their place.
struct Parts {
  xmlNode* header = nullptr;
  xmlNode* body = nullptr;
  xmlNode* security = nullptr;
  xmlNode* timestamp = nullptr;
  xmlNode* signature = nullptr;
};

/// SOAP 1.1 section 4.2.2: a header block without an actor is for us.
bool is_for_us(xmlNode* block) {
  auto* actor = attribute(block, kSoap, "actor");
  return actor == nullptr || actor->children == nullptr ||
         view(actor->children->content) == "http://schemas.xmlsoap.org/soap/actor/next";
}

tl::expected<Parts, std::string> find_parts(xmlDoc* document) {
  auto* root = xmlDocGetRootElement(document);
  Parts parts;
  parts.header = first_child(root, kSoap, "Header");
  parts.body = first_child(root, kSoap, "Body");
  if (!is(root, kSoap, "Envelope") || count_children(root, kSoap, "Header") != 1 ||
      count_children(root, kSoap, "Body") != 1) {
    return refuse("de Envelope heeft niet precies één Header en één Body");
  }
  for (auto* block = parts.header->children; block != nullptr; block = block->next) {
    if (!is(block, kSecurity, "Security") || !is_for_us(block)) continue;
    if (parts.security != nullptr) return refuse("er is meer dan één header wsse:Security");
    parts.security = block;
  }
  if (parts.security == nullptr) return refuse("het bericht is niet ondertekend");
  if (count_children(parts.security, kSignature, "Signature") != 1) {
    return refuse("er is niet precies één handtekening");
  }
  if (count_children(parts.security, kUtility, "Timestamp") != 1) {
    return refuse("er is niet precies één wsu:Timestamp");
  }
  parts.signature = first_child(parts.security, kSignature, "Signature");
  parts.timestamp = first_child(parts.security, kUtility, "Timestamp");
  return parts;
}

/// Only elements at these places can be signed, each under an id of its own.
bool register_ids(xmlDoc* document, const Parts& parts) {
  for (auto* parent : {parts.header, parts.security}) {
    for (auto* child = parent->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE && !register_id(document, child)) return false;
    }
  }
  return register_id(document, parts.body);
}

/// The certificate that the signature names with a direct reference (WS-I Basic Security Profile).
Certificate find_certificate(xmlDoc* document, const Parts& parts) {
  auto* info = first_child(parts.signature, kSignature, "KeyInfo");
  auto* token = first_child(info, kSecurity, "SecurityTokenReference");
  auto* reference = first_child(token, kSecurity, "Reference");
  const auto uri = value_of(reference, "URI");
  if (uri.size() < 2 || uri.front() != '#') return nullptr;
  auto* id = xmlGetID(document, reinterpret_cast<const xmlChar*>(uri.c_str() + 1));
  auto* found = id == nullptr ? nullptr : id->parent;
  if (!is(found, kSecurity, "BinarySecurityToken") || found->parent != parts.security) {
    return nullptr;
  }
  if (value_of(found, "ValueType") != kX509Token) return nullptr;
  return read_base64_der(text_of(found));
}

/// SHA-2 and exclusive C14N only (Digikoppeling SIGN001-004).
bool restrict_algorithms(xmlSecDSigCtx& context) {
  context.flags |= XMLSEC_DSIG_FLAGS_USE_VISA3D_HACK | XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS;
  context.enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
  for (const auto id : {xmlSecTransformExclC14NId, xmlSecTransformSha256Id, xmlSecTransformSha384Id,
                        xmlSecTransformSha512Id}) {
    if (xmlSecDSigCtxEnableReferenceTransform(&context, id) < 0) return false;
  }
  for (const auto id :
       {xmlSecTransformExclC14NId, xmlSecTransformRsaSha256Id, xmlSecTransformRsaSha384Id,
        xmlSecTransformRsaSha512Id, xmlSecTransformEcdsaSha256Id, xmlSecTransformEcdsaSha384Id,
        xmlSecTransformEcdsaSha512Id}) {
    if (xmlSecDSigCtxEnableSignatureTransform(&context, id) < 0) return false;
  }
  return true;
}

/// The elements whose digest is right, found the way xmlsec found them.
std::set<const xmlNode*> signed_nodes(xmlDoc* document, xmlSecDSigCtx& context) {
  std::set<const xmlNode*> result;
  const auto size = xmlSecPtrListGetSize(&context.signedInfoReferences);
  for (xmlSecSize i = 0; i < size; ++i) {
    const auto* reference = static_cast<const xmlSecDSigReferenceCtx*>(
        xmlSecPtrListGetItem(&context.signedInfoReferences, i));
    const auto uri = view(reference->uri);
    if (reference->status != xmlSecDSigStatusSucceeded || uri.size() < 2 || uri.front() != '#') {
      continue;
    }
    const auto* id = xmlGetID(document, reference->uri + 1);
    if (id != nullptr) result.insert(id->parent);
  }
  return result;
}

tl::expected<std::set<const xmlNode*>, std::string> verify_signature(xmlDoc* document,
                                                                     const Parts& parts,
                                                                     const X509& certificate) {
  auto* info = first_child(parts.signature, kSignature, "SignedInfo");
  if (count_children(info, kSignature, "Reference") > kMaxReferences) {
    return refuse("de handtekening heeft te veel verwijzingen");
  }
  const SignatureContext context{xmlSecDSigCtxCreate(nullptr)};
  if (!context || !restrict_algorithms(*context)) return refuse("xmlsec werkt niet");
  const auto bytes = der(certificate);
  context->signKey = xmlSecCryptoAppKeyLoadMemory(
      reinterpret_cast<const xmlSecByte*>(bytes.data()), static_cast<xmlSecSize>(bytes.size()),
      xmlSecKeyDataFormatCertDer, nullptr, nullptr, nullptr);
  if (context->signKey == nullptr) return refuse("de sleutel van het certificaat is onbruikbaar");
  if (xmlSecDSigCtxVerify(context.get(), parts.signature) < 0 ||
      context->status != xmlSecDSigStatusSucceeded) {
    return refuse("de handtekening klopt niet");
  }
  return signed_nodes(document, *context);
}

std::optional<std::string> refuse_time(const Parts& parts, std::int64_t now_ms,
                                       std::chrono::milliseconds age) {
  const auto created =
      read_utc(collapsed(text_of(first_child(parts.timestamp, kUtility, "Created"))));
  if (!created) return "wsu:Created ontbreekt of is geen tijdstip";
  if (*created < now_ms - age.count()) return "de handtekening is te oud";
  if (*created > now_ms + age.count()) return "de handtekening is van later dan nu";
  auto* expires = first_child(parts.timestamp, kUtility, "Expires");
  if (expires == nullptr) return std::nullopt;
  const auto end = read_utc(collapsed(text_of(expires)));
  if (!end) return "wsu:Expires is geen tijdstip";
  if (*end <= now_ms) return "de handtekening is verlopen";
  return std::nullopt;
}

}  // namespace

Verifier::Verifier(const std::string& certificates, std::chrono::milliseconds age)
    : trust_("verify-certificates", certificates), age_(age) {
  start_xml_security();
}

tl::expected<std::string, std::string> Verifier::verify(std::string_view envelope,
                                                        std::int64_t now_ms) const {
  const auto document = read_document(envelope);
  if (!document) return refuse("de XML is niet geldig");
  const auto parts = find_parts(document.get());
  if (!parts) return refuse(parts.error());
  if (!register_ids(document.get(), *parts)) return refuse("een wsu:Id komt meer dan eens voor");
  const auto certificate = find_certificate(document.get(), *parts);
  if (!certificate) return refuse("het certificaat van de handtekening ontbreekt");
  if (auto untrusted = trust_.refuse(*certificate, now_ms)) return refuse(std::move(*untrusted));
  const auto covered = verify_signature(document.get(), *parts, *certificate);
  if (!covered) return refuse(covered.error());
  if (!covered->contains(parts->body)) return refuse("de Body is niet ondertekend");
  if (!covered->contains(parts->timestamp)) return refuse("wsu:Timestamp is niet ondertekend");
  for (auto* block = parts->header->children; block != nullptr; block = block->next) {
    const bool addresses = block->type == XML_ELEMENT_NODE && block->ns != nullptr &&
                           view(block->ns->href) == kAddressing;
    if (addresses && !covered->contains(block)) {
      return refuse("een header van WS-Addressing is niet ondertekend");
    }
  }
  if (auto late = refuse_time(*parts, now_ms, age_)) return refuse(std::move(*late));
  return http::oin_of(*certificate);
}

}  // namespace rodedraad::soap
