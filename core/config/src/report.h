#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/finding.h"

namespace rodedraad::config {

/// Collects what is wrong with a configuration.
class Report {
 public:
  void error(const Place& place, std::string_view code, std::string text);
  void warning(const Place& place, std::string_view code, std::string text);

  bool has_errors() const;

  /// All findings, sorted by place, each once.
  std::vector<Finding> take();

 private:
  std::vector<Finding> findings_;
};

/// "there is no purpose `wi2021-31`; did you mean `wi2021-13`?", or the list to choose from.
std::string no_such(std::string_view what, std::string_view name,
                    const std::vector<std::string>& names);

/// The same for a case field; when none is close, the fields of the same entity are the choice.
std::string no_such_field(std::string_view path);

/// "; did you mean `x`?", or "; choose from: x, y", or why there is nothing to choose from.
std::string hint(std::string_view name, const std::vector<std::string>& names);

/// "a, b, c".
std::string list(const std::vector<std::string>& names);

}  // namespace rodedraad::config
