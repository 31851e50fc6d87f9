#include "template_tree.h"

#include <optional>
#include <utility>

namespace rodedraad::message {
namespace {

using From = TemplateValue::From;
using Kind = TemplateNode::Kind;

/// The each around a node.
struct Around {
  std::string_view entity;
  const std::string* key = nullptr;
};

class TreeMaker {
 public:
  TreeMaker(const TemplateRule& rule, TemplateValues& values) : rule_(rule), values_(values) {}

  std::vector<MadeNode> run() {
    if (rule_.format == TemplateRule::Format::csv) return rows();
    bool said = false;
    return children(rule_.nodes, {}, said);
  }

 private:
  /// \p said becomes true when a field of the case stands in it.
  std::vector<MadeNode> children(const std::vector<TemplateNode>& nodes, const Around& around,
                                 bool& said) {
    std::vector<MadeNode> made;
    for (const TemplateNode& node : nodes) {
      if (node.kind == Kind::each) {
        for (const std::string& key : values_.keys(node.value.text)) {
          said = true;
          const Around inside{entity_of(node.value.text), &key};
          for (MadeNode& child : children(node.children, inside, said)) {
            made.push_back(std::move(child));
          }
        }
      } else if (auto child = make(node, around, said)) {
        made.push_back(*std::move(child));
      }
    }
    return made;
  }

  std::optional<MadeNode> make(const TemplateNode& node, const Around& around, bool& said) {
    MadeNode made{&node, node.name, {}, {}};
    const std::size_t problems = values_.problems().size();
    bool said_here = false;
    if (node.value.from != From::nothing) {
      made.value = values_.find(node.value, around.entity, around.key);
      if (made.value.empty()) {
        if (!node.value.optional && values_.problems().size() == problems) {
          values_.miss(node.value);
        }
        return std::nullopt;
      }
      said_here = node.value.from == From::field || node.value.from == From::key;
    }
    made.children = children(node.children, around, said_here);
    if (node.value.optional && !said_here && node.value.from == From::nothing) {
      values_.forget(problems);
      return std::nullopt;
    }
    said = said || said_here;
    return made;
  }

  std::vector<MadeNode> rows() {
    if (rule_.nodes.front().kind != Kind::each) return {row(rule_.nodes, {}, {})};
    const TemplateNode& each = rule_.nodes.front();
    std::vector<MadeNode> made;
    for (const std::string& key : values_.keys(each.value.text)) {
      made.push_back(row(each.children, {entity_of(each.value.text), &key}, each.name));
    }
    return made;
  }

  MadeNode row(const std::vector<TemplateNode>& columns, const Around& around,
               const std::string& key_column) {
    MadeNode row;
    if (!key_column.empty()) row.children.push_back({nullptr, key_column, *around.key, {}});
    for (const TemplateNode& column : columns) {
      bool said = false;
      auto cell = make(column, around, said);
      row.children.push_back(cell ? *std::move(cell) : MadeNode{&column, column.name, {}, {}});
    }
    return row;
  }

  const TemplateRule& rule_;
  TemplateValues& values_;
};

}  // namespace

std::vector<MadeNode> make_tree(const TemplateRule& rule, TemplateValues& values) {
  return TreeMaker(rule, values).run();
}

}  // namespace rodedraad::message
