#pragma once

#include <string>
#include <vector>

namespace rodedraad::wmo {

/// A product with its period, as far as the rules about stacking look at it.
struct ProductPeriod {
  std::string category;  ///< empty: none given
  std::string code;      ///< empty: none given
  std::string from;
  std::string to;        ///< empty: open
  bool removed = false;  ///< does not count
};

/// Whether these two may not stand beside each other (TR302, TR386, TR410): the same product in
/// overlapping periods; categories 11 to 14 may overlap.
bool collide(const ProductPeriod& a, const ProductPeriod& b);

/// The index of the first that collides with an earlier one; the size of the list when none does.
std::size_t first_collision(const std::vector<ProductPeriod>& products);

}  // namespace rodedraad::wmo
