#include "signer.h"

#include <xmlsec/crypto.h>
#include <xmlsec/xmltree.h>

#include <stdexcept>

#include "names.h"
#include "rodedraad/sdk/errors.h"
#include "timestamp.h"
#include "trust.h"
#include "xml_security.h"

namespace rodedraad::soap {

namespace {

constexpr std::string_view kTimestampId = "Timestamp";
constexpr std::string_view kTokenId = "X509";
constexpr std::string_view kExclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::string_view kRsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
constexpr std::string_view kSha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/// NCSC, ICT-beveiligingsrichtlijnen voor TLS: the least that is still sufficient.
constexpr int kLeastBits = 2048;

void append_reference(std::string& out, std::string_view id) {
  out.append("<ds:Reference URI=\"#").append(id).append("\"><ds:Transforms>");
  out.append("<ds:Transform Algorithm=\"").append(kExclusive).append("\"/></ds:Transforms>");
  out.append("<ds:DigestMethod Algorithm=\"").append(kSha256).append("\"/>");
  out.append("<ds:DigestValue/></ds:Reference>");
}

/// For everything that only a bug or a lack of memory can cause.
[[noreturn]] void fail() { throw std::runtime_error("the message cannot be signed"); }

}  // namespace

struct Signer::Key {
  KeyOwner owner;
};

Signer::Signer(const std::string& key_file, const std::string& certificate_file)
    : key_(std::make_unique<Key>()) {
  start_xml_security();
  const auto pem = http::read_file("sign-key", key_file);
  const auto key = http::read_private_key(pem);
  if (!key) throw sdk::BadSetting("sign-key", "is not a private key in PEM without a password");
  if (!http::is_rsa(*key) || http::bits(*key) < kLeastBits) {
    throw sdk::BadSetting("sign-key", "is not an RSA key of at least 2048 bits");
  }
  const auto certificates =
      http::read_certificates(http::read_file("sign-certificate", certificate_file));
  if (certificates.empty()) {
    throw sdk::BadSetting("sign-certificate", "has no certificate in PEM");
  }
  if (!http::belongs_to(*certificates.front(), *key)) {
    throw sdk::BadSetting("sign-certificate", "does not belong to sign-key");
  }
  certificate_ = base64_der(*certificates.front());
  key_->owner.reset(xmlSecCryptoAppKeyLoadMemory(
      reinterpret_cast<const xmlSecByte*>(pem.data()), static_cast<xmlSecSize>(pem.size()),
      xmlSecKeyDataFormatPem, nullptr, nullptr, nullptr));
  if (!key_->owner) throw sdk::BadSetting("sign-key", "cannot be used to sign");
}

Signer::~Signer() = default;

std::string Signer::header(const std::vector<std::string>& ids, std::int64_t now_ms) const {
  std::string out = "<wsse:Security xmlns:wsse=\"";
  out.append(kSecurity).append("\" soap:mustUnderstand=\"1\">");
  out.append("<wsse:BinarySecurityToken EncodingType=\"").append(kBase64);
  out.append("\" ValueType=\"").append(kX509Token).append("\" wsu:Id=\"").append(kTokenId);
  out.append("\">").append(certificate_).append("</wsse:BinarySecurityToken>");
  out.append("<wsu:Timestamp wsu:Id=\"").append(kTimestampId).append("\"><wsu:Created>");
  out.append(utc_text(now_ms)).append("</wsu:Created></wsu:Timestamp>");
  out.append("<ds:Signature xmlns:ds=\"").append(kSignature).append("\"><ds:SignedInfo>");
  out.append("<ds:CanonicalizationMethod Algorithm=\"").append(kExclusive).append("\"/>");
  out.append("<ds:SignatureMethod Algorithm=\"").append(kRsaSha256).append("\"/>");
  append_reference(out, kBodyId);
  append_reference(out, kTimestampId);
  for (const auto& id : ids) append_reference(out, id);
  out.append("</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><wsse:SecurityTokenReference>");
  out.append("<wsse:Reference URI=\"#").append(kTokenId).append("\" ValueType=\"");
  out.append(kX509Token).append("\"/></wsse:SecurityTokenReference></ds:KeyInfo>");
  return out.append("</ds:Signature></wsse:Security>");
}

std::string Signer::sign(const std::string& envelope) const {
  const auto document = read_document(envelope);
  if (!document) fail();
  auto* root = xmlDocGetRootElement(document.get());
  auto* header = first_child(root, kSoap, "Header");
  auto* security = first_child(header, kSecurity, "Security");
  auto* signature = first_child(security, kSignature, "Signature");
  if (signature == nullptr) fail();
  for (auto* block = header->children; block != nullptr; block = block->next) {
    if (!register_id(document.get(), block)) fail();
  }
  if (!register_id(document.get(), first_child(security, kUtility, "Timestamp")) ||
      !register_id(document.get(), first_child(root, kSoap, "Body"))) {
    fail();
  }
  const SignatureContext context{xmlSecDSigCtxCreate(nullptr)};
  if (!context) fail();
  context->flags |= XMLSEC_DSIG_FLAGS_USE_VISA3D_HACK;
  context->signKey = xmlSecKeyDuplicate(key_->owner.get());
  if (xmlSecDSigCtxSign(context.get(), signature) < 0) fail();
  xmlChar* text = nullptr;
  int size = 0;
  xmlDocDumpMemoryEnc(document.get(), &text, &size, "UTF-8");
  if (text == nullptr) fail();
  std::string result{reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
  xmlFree(text);
  return result;
}

}  // namespace rodedraad::soap
