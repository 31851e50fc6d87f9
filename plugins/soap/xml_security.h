#pragma once

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>

#include <memory>
#include <string>
#include <string_view>

/// libxml2 and xmlsec, as owners and as the one place that starts them.
namespace rodedraad::soap {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;

struct FreeSignature {
  void operator()(xmlSecDSigCtx* context) const { xmlSecDSigCtxDestroy(context); }
};
using SignatureContext = std::unique_ptr<xmlSecDSigCtx, FreeSignature>;

struct FreeKey {
  void operator()(xmlSecKey* key) const { xmlSecKeyDestroy(key); }
};
using KeyOwner = std::unique_ptr<xmlSecKey, FreeKey>;

/// Starts xmlsec once for the process; throws std::runtime_error.
void start_xml_security();

/// For bytes that message::parse_xml or this plugin made sure of: well-formed, no DOCTYPE. Null
/// when libxml2 does not take them.
Document read_document(std::string_view bytes);

/// The child elements with this name; \p name_space is a URI.
bool is(const xmlNode* node, std::string_view name_space, std::string_view name);
xmlNode* first_child(const xmlNode* parent, std::string_view name_space, std::string_view name);
std::size_t count_children(const xmlNode* parent, std::string_view name_space,
                           std::string_view name);

/// The attribute, or null.
xmlAttr* attribute(xmlNode* node, std::string_view name_space, const char* name);
std::string value_of(xmlNode* node, const char* name);
std::string text_of(const xmlNode* node);

/// Makes the element's wsu:Id one that a signature can name. False when another has it too.
bool register_id(xmlDoc* document, xmlNode* node);

}  // namespace rodedraad::soap
