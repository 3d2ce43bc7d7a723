package reelsmith.provider.offline.picture;

/// Paints the place of a picture from far to near. The same seed gives the same place.
final class Scenery {

  private final Canvas canvas;

  /// Where the light comes from, in units of the unmoved scene.
  private double lightX;

  private double lightY;

  Scenery(Canvas canvas) {
    this.canvas = canvas;
    lightX = canvas.width * .3;
    lightY = canvas.height * .12;
  }

  void paint() {
    var place = canvas.palette.surroundings().place();
    if (place.hasSky()) {
      var sky = new Sky(canvas);
      sky.paint();
      lightX = sky.lightX;
      lightY = sky.lightY;
    }
    switch (place) {
      case SEA -> new Waters(canvas).sea(lightX);
      case RIVER -> new Waters(canvas).river(lightX);
      case UNDERWATER -> new Waters(canvas).underwater();
      case FOREST -> new Countryside(canvas).forest(lightX, lightY);
      case MOUNTAIN -> new Highlands(canvas).mountains();
      case DESERT -> new Highlands(canvas).desert();
      case CAVE -> new Highlands(canvas).cave();
      case SPACE -> new Highlands(canvas).space();
      case MEADOW -> new Countryside(canvas).meadow();
      case FARM -> new Countryside(canvas).farm();
      case CITY -> new Town(canvas).city();
      case VILLAGE -> new Town(canvas).village();
      case CASTLE -> new Town(canvas).castle();
      case ROAD -> new Town(canvas).road();
      case TRAIN -> new Town(canvas).railway();
      case ROOM -> new Indoors(canvas).room();
      case KITCHEN -> new Indoors(canvas).kitchen();
      case SCHOOL -> new Indoors(canvas).library();
      case OFFICE -> new PublicRooms(canvas).office();
      case LABORATORY -> new PublicRooms(canvas).laboratory();
      case STAGE -> new PublicRooms(canvas).stage();
      case ABSTRACT -> new Highlands(canvas).dream();
    }
  }

  double lightX() {
    return lightX;
  }

  double lightY() {
    return lightY;
  }
}
