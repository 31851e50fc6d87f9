#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/adapter.h"
#include "template_rules.h"

namespace rodedraad::message {

/// Finds the values that a template asks for, and remembers what could not be given.
class TemplateValues {
 public:
  explicit TemplateValues(const sdk::EncodeRequest& request) : request_(request) {}

  /// The keys under which the request has this field, in its order.
  std::vector<std::string> keys(std::string_view path) const;

  /// The value in the form that the template wants; empty when there is none. \p entity and \p key
  /// are those of the each around it, or null: fields of its entity have its key.
  std::string find(const TemplateValue& value, std::string_view entity, const std::string* key);

  /// Remembers that \p value was needed and not there.
  void miss(const TemplateValue& value);
  void complain(std::string_view what, std::string_view text);

  /// What is wrong so far, each once, in the order in which it was found.
  const std::vector<std::string>& problems() const { return problems_; }
  /// Forgets all problems after the first \p count.
  void forget(std::size_t count) { problems_.resize(count); }

 private:
  std::string raw(const TemplateValue& value, std::string_view entity,
                  const std::string* key) const;

  const sdk::EncodeRequest& request_;
  std::vector<std::string> problems_;
};

/// The part of a path before the point.
std::string_view entity_of(std::string_view path);

}  // namespace rodedraad::message
