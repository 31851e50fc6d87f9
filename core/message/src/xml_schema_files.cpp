#include "xml_schema_files.h"

#include <libxml/parser.h>
#include <libxml/uri.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <vector>

namespace rodedraad::message {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema";

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeText {
  void operator()(xmlChar* text) const { xmlFree(text); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;
using Text = std::unique_ptr<xmlChar, FreeText>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

bool is_below(const fs::path& file, const fs::path& root) {
  std::error_code ignored;
  const auto inside = fs::weakly_canonical(file, ignored);
  const auto folder = fs::weakly_canonical(root, ignored);
  return std::mismatch(folder.begin(), folder.end(), inside.begin(), inside.end()).first ==
         folder.end();
}

bool refers(const xmlNode& node) {
  constexpr std::array<std::string_view, 3> words{"include", "import", "redefine"};
  return node.type == XML_ELEMENT_NODE && node.ns != nullptr && view(node.ns->href) == kXsd &&
         std::find(words.begin(), words.end(), view(node.name)) != words.end();
}

bool has_external_entity(const xmlDoc& document) {
  if (document.intSubset == nullptr) return false;
  for (const auto* node = document.intSubset->children; node != nullptr; node = node->next) {
    if (node->type != XML_ENTITY_DECL) continue;
    const auto type = reinterpret_cast<const xmlEntity*>(node)->etype;
    if (type != XML_INTERNAL_GENERAL_ENTITY && type != XML_INTERNAL_PARAMETER_ENTITY) return true;
  }
  return false;
}

class Files {
 public:
  explicit Files(const fs::path& root) : root_(root) {}

  std::string problem(const fs::path& first) {
    todo_.push_back(first.string());
    while (!todo_.empty()) {
      const auto file = todo_.back();
      todo_.pop_back();
      if (!seen_.insert(file).second) continue;
      if (auto found = look(file); !found.empty()) return found;
    }
    return {};
  }

 private:
  std::string look(const std::string& file) {
    if (!is_below(file, root_)) return file + ": lies outside the folder of the schemas";
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return file + ": is not there";
    const Document document{xmlReadFile(file.c_str(), nullptr,
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)};
    if (!document) return file + ": is no well-formed XML";
    if (has_external_entity(*document)) return file + ": uses an external entity";
    auto* const top = xmlDocGetRootElement(document.get());
    for (auto* node = top == nullptr ? nullptr : top->children; node != nullptr;
         node = node->next) {
      if (!refers(*node)) continue;
      const Text location{xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>("schemaLocation"))};
      if (!location) continue;
      const Text base{xmlNodeGetBase(document.get(), node)};
      const Text target{xmlBuildURI(location.get(), base.get())};
      const auto place = file + ":" + std::to_string(xmlGetLineNo(node)) + ": ";
      if (!target || view(target.get()).find("://") != std::string_view::npos) {
        return place +
               "refers to a schema that is not in the folder: " + std::string{view(location.get())};
      }
      todo_.emplace_back(view(target.get()));
      if (!is_below(todo_.back(), root_)) {
        return place + "refers to a file outside the folder of the schemas";
      }
      std::error_code absent;
      if (!fs::is_regular_file(todo_.back(), absent)) {
        return place + "refers to a file that is not there: " + std::string{view(location.get())};
      }
    }
    return {};
  }

  fs::path root_;
  std::vector<std::string> todo_;
  std::set<std::string> seen_;
};

}  // namespace

std::string schema_files_problem(const fs::path& file, const fs::path& root) {
  return Files{root}.problem(file);
}

}  // namespace rodedraad::message
