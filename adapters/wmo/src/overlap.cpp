#include "overlap.h"

namespace rodedraad::wmo {

namespace {

/// Aids and adaptations: several at a time are normal.
bool may_stack(const std::string& category) { return category >= "11" && category <= "14"; }

bool overlap(const ProductPeriod& a, const ProductPeriod& b) {
  return (b.to.empty() || a.from <= b.to) && (a.to.empty() || b.from <= a.to);
}

bool same_product(const ProductPeriod& a, const ProductPeriod& b) {
  // One without a category stands for any product.
  if (a.category.empty() || b.category.empty()) return true;
  if (a.category != b.category) return false;
  return a.code.empty() || b.code.empty() || a.code == b.code;
}

}  // namespace

bool collide(const ProductPeriod& a, const ProductPeriod& b) {
  if (a.removed || b.removed || may_stack(a.category) || may_stack(b.category)) return false;
  return same_product(a, b) && overlap(a, b);
}

std::size_t first_collision(const std::vector<ProductPeriod>& products) {
  for (std::size_t i = 0; i < products.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (collide(products[i], products[j])) return i;
    }
  }
  return products.size();
}

}  // namespace rodedraad::wmo
