package reelsmith.api.toy;

import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import reelsmith.operation.Operation;

/// All toys, and the same as beans. A test configuration, so that the product never finds them.
@TestConfiguration(proxyBeanMethods = false)
public class Toys {

  public static final List<Operation<?, ?>> ALL =
      List.of(new BreakToy(), new BuyToy(), new CountToys(), new DescribeShapes());

  @Bean
  BreakToy breakToy() {
    return new BreakToy();
  }

  @Bean
  BuyToy buyToy() {
    return new BuyToy();
  }

  @Bean
  CountToys countToys() {
    return new CountToys();
  }

  @Bean
  DescribeShapes describeShapes() {
    return new DescribeShapes();
  }
}
