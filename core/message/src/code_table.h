#pragma once

#include <map>
#include <string>
#include <string_view>

namespace rodedraad::message {

struct CodeTable {
  bool keeps_unknown = false;
  std::map<std::string, std::string, std::less<>> rows;
  std::map<std::string, std::string, std::less<>> codes;  ///< of each value the first code

  const std::string* find(std::string_view code) const {
    const auto row = rows.find(code);
    return row == rows.end() ? nullptr : &row->second;
  }
};

}  // namespace rodedraad::message
