#include "xml_security.h"

#include <libxml/valid.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>

#include <climits>
#include <stdexcept>

#include "names.h"

namespace rodedraad::soap {

namespace {

const xmlChar* chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

std::string taken(xmlChar* text) {
  std::string result{view(text)};
  xmlFree(text);
  return result;
}

bool start() {
  xmlInitParser();
  if (xmlSecInit() != 0 || xmlSecCryptoInit() != 0) return false;
  // What xmlsec would print may hold parts of the message. Last: its own start sets a printer.
  xmlSecErrorsSetCallback(
      [](const char*, int, const char*, const char*, const char*, int, const char*) {});
  return true;
}

}  // namespace

void start_xml_security() {
  static const bool kStarted = start();
  if (!kStarted) throw std::runtime_error("xmlsec does not start");
}

Document read_document(std::string_view bytes) {
  if (bytes.size() > INT_MAX) return nullptr;
  constexpr int options =
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE;
  return Document{
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", options)};
}

bool is(const xmlNode* node, std::string_view name_space, std::string_view name) {
  return node != nullptr && node->type == XML_ELEMENT_NODE && view(node->name) == name &&
         node->ns != nullptr && view(node->ns->href) == name_space;
}

xmlNode* first_child(const xmlNode* parent, std::string_view name_space, std::string_view name) {
  if (parent == nullptr) return nullptr;
  for (auto* child = parent->children; child != nullptr; child = child->next) {
    if (is(child, name_space, name)) return child;
  }
  return nullptr;
}

std::size_t count_children(const xmlNode* parent, std::string_view name_space,
                           std::string_view name) {
  std::size_t result = 0;
  if (parent == nullptr) return result;
  for (const auto* child = parent->children; child != nullptr; child = child->next) {
    if (is(child, name_space, name)) ++result;
  }
  return result;
}

xmlAttr* attribute(xmlNode* node, std::string_view name_space, const char* name) {
  return xmlHasNsProp(node, chars(name), chars(std::string{name_space}.c_str()));
}

std::string value_of(xmlNode* node, const char* name) {
  return node == nullptr ? std::string{} : taken(xmlGetNoNsProp(node, chars(name)));
}

std::string text_of(const xmlNode* node) {
  return node == nullptr ? std::string{} : taken(xmlNodeGetContent(node));
}

bool register_id(xmlDoc* document, xmlNode* node) {
  auto* id = attribute(node, kUtility, "Id");
  if (id == nullptr) return true;
  auto* value = xmlNodeListGetString(document, id->children, 1);
  if (value == nullptr) return false;
  const bool added =
      xmlGetID(document, value) == nullptr && xmlAddID(nullptr, document, value, id) != nullptr;
  xmlFree(value);
  return added;
}

}  // namespace rodedraad::soap
